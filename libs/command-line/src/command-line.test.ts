import { CommandLine } from './command-line';
import { formatEntries, formatOptions } from './help';
import { count, seconds, text } from './kinds';
import { flag, option, repeatable } from './option';

const OPTIONS = {
  rounds: option('--rounds <n>', { description: 'how often it is measured', kind: count, default: '3' }),
  warmUpS: option('--warm-up <s>', { description: 'load before it', kind: seconds, default: '15s' }),
  keep: option('--keep <file>', { description: 'keep the profile', kind: text }),
  json: flag('--json', 'print every sample'),
  help: flag('--help'),
};

test('an option that is not given has its default, or is undefined or false', () => {
  expect(new CommandLine([], OPTIONS).getAll()).toEqual({ rounds: 3, warmUpS: 15, keep: undefined, json: false, help: false });
});

test('an option is typed by the name in its label, and read by the name that the code has', () => {
  const line = new CommandLine(['--rounds=7', '--warm-up', '2', '--keep', 'it', '--json'], OPTIONS);

  expect(line.getAll()).toEqual({ rounds: 7, warmUpS: 2, keep: 'it', json: true, help: false });
});

test('an option that may be given several times has all of its values', () => {
  const options = { replace: repeatable('--replace <object>', { kind: count }) };

  expect(new CommandLine([], options).get('replace')).toEqual([]);
  expect(new CommandLine(['--replace', '1', '--replace=2'], options).get('replace')).toEqual([1, 2]);
  expect(() => new CommandLine(['--replace', '1', '--replace', 'x'], options).get('replace')).toThrow('--replace is "x"');
});

test('an option may have a letter', () => {
  const options = { rounds: option('-r, --rounds <n>', { kind: count }), json: flag('-j, --json') };

  expect(new CommandLine(['-jr', '7'], options).getAll()).toEqual({ rounds: 7, json: true });
  expect(new CommandLine(['--rounds=7'], options).getAll()).toEqual({ rounds: 7, json: false });
  expect(() => new CommandLine(['-r', 'x'], options).get('rounds')).toThrow('--rounds is "x"');
});

test('a value is not read before it is asked for', () => {
  const line = new CommandLine(['--help', '--rounds', 'many'], OPTIONS);

  expect(line.get('help')).toBe(true);
  expect(() => line.get('rounds')).toThrow('--rounds is "many"; give a whole number of at least 1');
  expect(() => line.getAll()).toThrow('--rounds is "many"');
});

test('names what is no option of the command, in the words of Node', () => {
  expect(() => new CommandLine(['--turbo'], OPTIONS)).toThrow("Unknown option '--turbo'");
  expect(() => new CommandLine(['--rounds'], OPTIONS)).toThrow('--rounds has no value');
});

test('refuses a second value of an option that has one', () => {
  expect(() => new CommandLine(['--rounds', '1', '--json', '--rounds=2'], OPTIONS)).toThrow(
    '--rounds is given more than once; give it once',
  );
  expect(new CommandLine(['--json', '--json'], OPTIONS).get('json')).toBe(true);
});

test('takes positionals only where they are allowed', () => {
  expect(new CommandLine(['a', '--json', 'b'], OPTIONS, { allowPositionals: true }).positionals).toEqual(['a', 'b']);
  expect(() => new CommandLine(['a'], OPTIONS)).toThrow("Unexpected argument 'a'");
});

test('help has a line for each option, with its default', () => {
  expect(formatOptions(OPTIONS).split('\n')).toEqual([
    '  --rounds <n>   how often it is measured (default 3)',
    '  --warm-up <s>  load before it (default 15s)',
    '  --keep <file>  keep the profile',
    '  --json         print every sample',
    '  --help',
  ]);
});

test('help may have wider columns, and lists of other things below each other', () => {
  expect(formatOptions({ json: OPTIONS.json }, 10)).toBe('  --json    print every sample');
  expect(
    formatEntries([
      ['smoke', 'everything once'],
      ['', '5 clients'],
    ]),
  ).toBe('  smoke  everything once\n         5 clients');
});
