import { resolve } from 'node:path';
import { createStopSignal, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { createContexts } from './contexts';
import { Expressions } from './expressions';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { findJob, listJobs, readWorkflows, toName } from './read-workflows';
import { runJob } from './run-job';

const EXIT = { success: 0, failure: 1, cancelled: 130 } as const;

const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run workflow`. Alone touches `process`. */
async function run(options: Options): Promise<number> {
  const workflows = readWorkflows(resolve(WORKSPACE, options.folder));
  if (options.job === undefined) {
    const names = listJobs(workflows).map((found) => toName(found));
    process.stdout.write(`${names.join('\n')}\n`);
    return EXIT.success;
  }
  const found = findJob(workflows, options.job);
  const { uses, services } = found.job;
  if (uses !== undefined) throw new Error(`${toName(found)} runs the jobs of ${uses}; run those`);
  if (services) tell(`not started: ${Object.keys(services).join(', ')}; start them, or set the variables that name others`);
  const { status, summary } = await runJob({
    ...found,
    expressions: await Expressions.load(),
    contexts: createContexts(found, options, WORKSPACE),
    given: process.env,
    skip: options.skip,
    isDryRun: options.isDryRun,
    stop: createStopSignal(process),
    tell,
  });
  process.stdout.write(summary);
  tell(`${toName(found)}: ${status}`);
  return EXIT[status];
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
