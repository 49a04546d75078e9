import { resolve } from 'node:path';
import { createStopSignal, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { chooseJob, type ChosenJob } from './choose-job';
import { Expressions } from './expressions';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { listJobs, readWorkflows, toName, type Workflow } from './read-workflows';
import { runJob } from './run-job';

const EXIT = { success: 0, failure: 1, cancelled: 130 } as const;

const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** What was asked for: one job, or a list of all. */
interface Request {
  readonly options: Options;
  readonly workflows: readonly Workflow[];
  readonly job: ChosenJob | undefined;
}

/** With what the workflows say, so that a job or an input that they do not have is refused as any other wrong argument is. */
function parse(args: readonly string[]): Request {
  const options = parseOptions(args);
  const workflows = readWorkflows(resolve(WORKSPACE, options.folder));
  return { options, workflows, job: options.job === undefined ? undefined : chooseJob(workflows, options.job, options, WORKSPACE) };
}

/** `npm run workflow`. Alone touches `process`. */
async function run({ options: { skip, isDryRun }, workflows, job }: Request): Promise<number> {
  if (!job) {
    const names = listJobs(workflows).map((found) => toName(found));
    process.stdout.write(`${names.join('\n')}\n`);
    return EXIT.success;
  }
  const { found, contexts } = job;
  const { services } = found.job;
  if (services) tell(`not started: ${Object.keys(services).join(', ')}; start them, or set the variables that name others`);
  const { status, summary } = await runJob({
    ...found,
    expressions: await Expressions.load(),
    contexts,
    given: process.env,
    skip,
    isDryRun,
    stop: createStopSignal(process),
    tell,
  });
  process.stdout.write(summary);
  tell(`${toName(found)}: ${status}`);
  return EXIT[status];
}

void runCommand({ name: NAME, usage: USAGE, parse, run }, process);
