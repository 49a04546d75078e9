import { CommandLine, flag, formatOptions, HELP, option, type OptionValues, wholeNumber } from '@fairlead/command-line';

const OPTIONS = {
  json: flag('--json', 'print every sample'),
  rounds: option('--rounds <n>', { description: 'how often each is measured', kind: wholeNumber({ min: 1 }), default: '3' }),
  help: HELP,
};

/** What `npm run bench:doctor` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

const NAME = 'npm run bench:doctor';

/** How `npm run bench:doctor` is told of, and what it takes. */
export const COMMAND = {
  name: NAME,
  usage: `${NAME} -- [options]

Measures fairlead doctor beside kube-score, and kube-linter where it is on the path, each time in a fresh process on the same files, and
holds it to its bounds.

${formatOptions(OPTIONS)}`,
  parse: (args: readonly string[]): Options => new CommandLine(args, OPTIONS).getAll(),
};
