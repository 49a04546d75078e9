import { dirname } from 'node:path';
import { choice, CommandLine, flag, formatOptions, HELP, type OptionValues, repeatable, runCommand, text } from '@fairlead/command-line';
import { EXAMPLES, synthesizeExample } from './synthesize-example';

const OPTIONS = {
  check: flag('--check', 'write nothing; exit with 1 when a file is not what would be written'),
  replace: repeatable('--replace <object>', { description: 'write what the API server would refuse to change of an object', kind: text }),
  verbose: flag('--verbose', 'print every pair of traffic, every budget with its arithmetic, and every file'),
  json: flag('--json', 'print one JSON document for each example'),
  help: HELP,
};

const NAME = 'npm run examples';

const USAGE = `${NAME} -- [<example …>] [options]

Renders the examples, or those that are named, proves them, and writes their manifests. Exits with 1 when something is wrong.
There are ${EXAMPLES.join(', ')}.

${formatOptions(OPTIONS)}`;

interface Options extends OptionValues<typeof OPTIONS> {
  readonly examples: readonly string[];
}

function parse(args: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const named = line.positionals.map((name) => choice(EXAMPLES)(name, 'an example'));
  return { ...line.getAll(), examples: named.length > 0 ? named : EXAMPLES };
}

/** @returns the largest exit code of any */
function run({ examples, ...options }: Options): number {
  // Paths are from the root of the repository, wherever it is started.
  process.chdir(dirname(__dirname));
  let worst = 0;
  for (const example of examples) {
    const { code, stdout, stderr } = synthesizeExample(example, options);
    if (!options.json) console.log(`=== ${example}`);
    if (stdout !== '') console.log(stdout);
    if (stderr !== '') console.error(stderr);
    worst = Math.max(worst, code);
  }
  return worst;
}

void runCommand({ name: NAME, usage: USAGE, parse, run }, process);
