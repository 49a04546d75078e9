import { CommandLine, formatOptions, HELP, option, type OptionValues, text } from '@fairlead/command-line';
import { existingCommit } from '../scripts/existing-commit';

export const NAME = 'npm run reports';

const OPTIONS = {
  base: option('--base <commit>', { kind: existingCommit, description: 'what a change is compared with', default: 'main' }),
  out: option('--out <folder>', { kind: text, description: 'where they go', default: 'dist' }),
  help: HELP,
};

/** What `npm run reports` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `${NAME} -- [options]

Writes what fairlead says of the committed manifests of every environment: what the doctor finds, doctor/<env>.md and
doctor/manifests.sarif, and what has changed, diff/<env>.md. npm run comment makes a comment of it. It needs npm run build, and ends with 1 where the doctor finds
an error.

${formatOptions(OPTIONS)}`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
