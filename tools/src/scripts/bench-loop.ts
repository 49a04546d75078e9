import { CommandLine, count } from '@fairlead/command-line';
import { runSteps, type Step } from './run-steps';
import { formatUsage, type Script } from './script';

const NAME = 'npm run bench:loop';

/** What a developer waits for. */
const MEASURED = ['start', 'format:check', 'lint', 'typecheck', 'test'];

const USAGE = formatUsage(
  NAME,
  `Says how long scripts take, first without any cache and then with it, in seconds.
By default three rounds of ${MEASURED.join(', ')}.`,
  {},
  '[rounds [script …]]',
);

export const benchLoop: Script = { name: NAME, usage: USAGE, parse, run: runSteps };

function parse(args: readonly string[]): readonly Step[] {
  const { positionals } = new CommandLine(args, {}, { allowPositionals: true });
  const [rounds = '3', ...scripts] = positionals;
  count(rounds, 'the number of rounds');
  const unknown = scripts.find((script) => !MEASURED.includes(script));
  if (unknown !== undefined) throw new Error(`${unknown} is not measured; give some of ${MEASURED.join(', ')}`);
  const command = ['.ci/bench-loop', rounds, ...(scripts.length > 0 ? scripts : MEASURED)];
  return [{ says: 'measuring; each line takes as long as it says', command }];
}
