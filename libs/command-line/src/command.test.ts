import { type Command, HELP, parseNothing, readCommandLine, runCommand } from './command';
import { CommandLine } from './command-line';
import { count } from './kinds';
import { option } from './option';

const OPTIONS = { rounds: option('--rounds <n>', { kind: count, default: '3' }), help: HELP };

/** What a command that counts its rounds leaves behind. */
async function run(args: readonly string[], body: (rounds: number) => number | void = () => undefined) {
  const command: Command<number> = {
    name: 'npm run bench',
    usage: 'npm run bench -- [options]',
    parse: (given) => new CommandLine(given, OPTIONS).get('rounds'),
    run: body,
  };
  return start(command, args);
}

async function start<Options>(command: Command<Options>, args: readonly string[]) {
  const { program, written } = createProgram(args);
  await runCommand(command, program);
  return { ...written, code: program.exitCode };
}

function createProgram(args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof written) => ({ write: (text: string) => (written[stream] += text) });
  return { written, program: { argv: ['node', 'main.ts', ...args], exitCode: 0, stdout: into('stdout'), stderr: into('stderr') } };
}

test('a command runs with its options, and its number is the exit code', async () => {
  const rounds: number[] = [];

  expect(await run(['--rounds', '7'], (given) => void rounds.push(given))).toEqual({ stdout: '', stderr: '', code: 0 });
  expect(await run([], (given) => given)).toMatchObject({ code: 3 });
  expect(rounds).toEqual([7]);
});

test('--help prints the usage, and nothing runs, whatever else is given', async () => {
  const fail = () => {
    throw new Error('ran');
  };

  expect(await run(['--rounds', 'many', '--help'], fail)).toEqual({ stdout: 'npm run bench -- [options]\n', stderr: '', code: 0 });
});

test('behind -- it is no option', async () => {
  const positionals: (readonly string[])[] = [];
  const parse = (args: readonly string[]) => new CommandLine(args, OPTIONS, { allowPositionals: true }).positionals;

  await start({ name: 'show', usage: '', parse, run: (given) => void positionals.push(given) }, ['--', '--help']);

  expect(positionals).toEqual([['--help']]);
});

test.each([
  [['--turbo'], "Unknown option '--turbo'"],
  [['--rounds', 'many'], '--rounds is "many"; give a whole number of at least 1'],
  [['more'], "Unexpected argument 'more'. This command does not take positional arguments"],
])('%j is refused in one line, with 2', async (args, message) => {
  const stderr = `${message}; npm run bench -- --help lists what there is\n`;

  expect(await run(args)).toEqual({ stdout: '', stderr, code: 2 });
});

test('a command that is no script of npm says how to ask it, and with which code it fails', async () => {
  const shout = { name: 'shout', usage: '', help: 'shout --help', failureCode: 2, parse: parseNothing };
  const fail = () => {
    throw new Error('no voice');
  };

  expect(await start({ ...shout, run: fail }, [])).toEqual({ stdout: '', stderr: 'no voice\n', code: 2 });
  expect(await start({ ...shout, run: fail }, ['--turbo'])).toMatchObject({
    code: 2,
    stderr: "Unknown option '--turbo'; shout --help lists what there is\n",
  });
});

test('a command that takes nothing refuses everything', async () => {
  expect(await start({ name: 'npm run docs', usage: '', parse: parseNothing, run: () => undefined }, ['--turbo'])).toMatchObject({
    code: 2,
  });
});

test('an error is told with its cause and without a stack, with 1', async () => {
  const fail = () => {
    throw new Error('no database', { cause: new Error('connection refused') });
  };

  expect(await run([], fail)).toEqual({ stdout: '', stderr: 'no database: connection refused\n', code: 1 });
});

test('a command that was stopped ends with 130, and says so', async () => {
  const stop = new AbortController();
  const stopped = () => {
    stop.abort(new Error('stopped by SIGINT'));
    stop.signal.throwIfAborted();
  };
  const command = { name: 'npm run wait', usage: '', parse: parseNothing, stop: stop.signal };

  expect(await start({ ...command, run: () => 7 }, [])).toMatchObject({ code: 7 });
  expect(await start({ ...command, run: stopped }, [])).toEqual({ stdout: '', stderr: 'stopped by SIGINT\n', code: 130 });
});

test.each([
  { args: ['--rounds', '7'], rounds: 7, left: { stdout: '', stderr: '', code: 0 } },
  { args: ['--help'], rounds: undefined, left: { stdout: 'bench -- [options]\n', stderr: '', code: 0 } },
  {
    args: ['--turbo'],
    rounds: undefined,
    left: { stdout: '', stderr: "Unknown option '--turbo'; bench -- --help lists what there is\n", code: 2 },
  },
])('its options can be read without running it: $args', ({ args, rounds, left }) => {
  const { program, written } = createProgram(args);
  const parse = (given: readonly string[]) => new CommandLine(given, OPTIONS).getAll();

  const options = readCommandLine({ name: 'bench', usage: 'bench -- [options]', parse }, program);

  expect(options?.rounds).toBe(rounds);
  expect({ ...written, code: program.exitCode }).toEqual(left);
});
