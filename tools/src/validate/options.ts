import { choice, CommandLine, flag, formatEntries, formatOptions, HELP, listOf, option, type OptionValues } from '@fairlead/command-line';
import { STEP_NAMES, STEPS } from './tool';

export const NAME = 'npm run validate';

const OPTIONS = {
  for: option('--for <step,…>', {
    kind: listOf(choice(STEP_NAMES)),
    description: 'the tools of these steps alone; ends with 1 where one that is needed is missing',
  }),
  json: flag('--json', 'print one JSON document'),
  help: HELP,
};

export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `${NAME} -- [options]

Says which programs are on this machine that the steps from a commit to a watched cluster take, which are missing or too old, and how to
get them. It starts each to ask for its version, and changes nothing.

${formatOptions(OPTIONS)}

Steps:
${formatEntries(Object.entries(STEPS))}`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
