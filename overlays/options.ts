import {
  CommandLine,
  flag,
  formatOptions,
  HELP,
  type OptionValues,
  type Program,
  readCommandLine,
  repeatable,
  text,
} from '@fairlead/command-line';

const OPTIONS = {
  check: flag('--check', 'write nothing; exit with 1 when a committed file is stale'),
  replace: repeatable('--replace <object>', {
    description: 'write what the API server would refuse to change of an object, such as StatefulSet/shop-prod/redis, or of all',
    kind: text,
  }),
  verbose: flag('--verbose', 'print every pair of traffic, every budget with its arithmetic, and every file'),
  html: flag('--html', 'write a page of each environment too: its traffic, budgets and findings, below dist/html'),
  json: flag('--json', 'print files, traffic matrix, budgets and findings as one JSON document'),
  help: HELP,
};

/** What `npm run synth` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

const SYNTH = {
  name: 'npm run synth',
  usage: `npm run synth -- [options]

Renders the manifests of every environment, proves that they allow exactly the declared traffic and keep to every budget,
and writes them. It prints a summary; where something is wrong it says what, writes nothing and exits with 1.

${formatOptions(OPTIONS)}

Colours are left out where nobody watches, and with NO_COLOR.`,
};

const { json, help } = OPTIONS;

/** `npm run synth -- --check`, by its own name. */
const SYNTH_CHECK = {
  name: 'npm run synth:check',
  usage: `npm run synth:check -- [options]

Renders and proves as npm run synth does, and writes nothing. It exits with 1 when something is wrong or a committed file is stale.

${formatOptions({ json, help })}`,
};

/** @throws TypeError that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const options = new CommandLine(args, OPTIONS).getAll();
  if (options.check && options.html) throw new TypeError(`${OPTIONS.check.label} writes nothing, so it goes without ${OPTIONS.html.label}`);
  return options;
}

/** What synth was asked for; nothing where it was asked for help or with a wrong option, which is answered. */
export function readOptions(program: Program): Options | undefined {
  const command = program.argv.includes(OPTIONS.check.label) ? SYNTH_CHECK : SYNTH;
  return readCommandLine({ ...command, parse: parseOptions }, program);
}
