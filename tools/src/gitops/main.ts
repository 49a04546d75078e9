import { runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { Git } from './git';
import { handOver } from './hand-over';
import { NAME, type Options, parseOptions, USAGE } from './options';

/** `npm run gitops`. Alone touches `process`. */
function run(options: Options): void {
  process.stderr.write(`rendering and proving ${options.env}\n`);
  const { branch, commit, changes } = handOver(new Git(WORKSPACE, process.env), options);
  if (commit === undefined) return void process.stdout.write(`${branch} has this already\n`);
  process.stdout.write(`${changes}\n${branch} ${options.push ? 'is' : 'would be'} at ${commit}\n`);
  if (!options.push) process.stderr.write('nothing was written there: --push does that\n');
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
