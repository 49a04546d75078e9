import {
  CommandLine,
  flag,
  formatOptions,
  HELP,
  option,
  type OptionValues,
  type Program,
  readCommandLine,
  wholeNumber,
} from '@fairlead/command-line';

const OPTIONS = {
  json: flag('--json', 'print every sample'),
  rounds: option('--rounds <n>', { description: 'how often each is measured', kind: wholeNumber({ min: 1 }), default: '5' }),
  help: HELP,
};

/** What `npm run bench:synth` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

const NAME = 'npm run bench:synth';

/** How `npm run bench:synth` is told of, and what it takes. */
export const COMMAND = {
  name: NAME,
  usage: `${NAME} -- [options]

Measures synth, each time in a fresh process, and holds it to its bounds.

${formatOptions(OPTIONS)}`,
  parse: (args: readonly string[]): Options => new CommandLine(args, OPTIONS).getAll(),
};

/** What it was asked for; nothing where it was asked for help or with a wrong option, which is answered. */
export const readOptions = (program: Program): Options | undefined => readCommandLine(COMMAND, program);
