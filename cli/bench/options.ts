import { CommandLine, flag, formatOptions, HELP, type Kind, option, type OptionValues, wholeNumber } from '@fairlead/command-line';
import { WANTED_SHARE } from './bounds';

const share: Kind<number> = (given, name) => {
  const value = Number(given);
  if (!(value > 0)) throw new Error(`${name} is ${given}; give a number above 0`);
  return value;
};

const OPTIONS = {
  json: flag('--json', 'print every sample'),
  rounds: option('--rounds <n>', { description: 'how often each is measured', kind: wholeNumber({ min: 1 }), default: '3' }),
  mostShare: option('--most-share <n>', {
    description: 'most of the processor time of kube-score that 1,000 objects may take',
    kind: share,
    default: String(WANTED_SHARE),
  }),
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
