import { CommandLine, flag, formatOptions, HELP, type OptionValues, repeatable, text } from '@fairlead/command-line';

const OPTIONS = {
  check: flag('--check', 'write nothing; exit with 1 when a committed file is stale'),
  replace: repeatable('--replace <object>', {
    description: 'write what the API server would refuse to change of an object, such as StatefulSet/shop-prod/redis, or of all',
    kind: text,
  }),
  verbose: flag('--verbose', 'print every pair of traffic, every budget with its arithmetic, and every file'),
  json: flag('--json', 'print files, traffic matrix, budgets and findings as one JSON document'),
  help: HELP,
};

/** What `npm run synth` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `npm run synth -- [options]

Renders the manifests of every environment, proves that they allow exactly the declared traffic and keep to every budget,
and writes them. It prints a summary; where something is wrong it says what, writes nothing and exits with 1.

${formatOptions(OPTIONS)}

Colours are left out where nobody watches, and with NO_COLOR.`;

/** @throws TypeError that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
