import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Kubectl } from '@fairlead/cluster';
import { createStopSignal, runCommand } from '@fairlead/command-line';
import { readEnvironment } from '../environment/environment';
import { WORKSPACE } from '../workspace/workspace';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { formatPlan } from './plan/format-plan';
import { planCreate } from './plan/plan-create';
import { planDelete } from './plan/plan-delete';
import { runPlan } from './plan/run-plan';
import type { Step } from './plan/step';
import { answers, formatStatus, readStatus } from './status';
import { current } from './ways/current';
import { K3D } from './ways/k3d';
import { KIND } from './ways/kind';
import { nodes } from './ways/nodes';
import type { Way } from './ways/way';

const { env, stdout, stderr } = process;

const tell = (line: string) => void stderr.write(`${line}\n`);

const stop = createStopSignal(process);

/** `npm run cluster`. @returns exit code: 1 where the status is asked of a cluster that does not answer */
async function run(options: Options): Promise<number> {
  process.chdir(WORKSPACE);
  const way = toWay(options);
  const environment = readEnvironment(options.env);
  if (options.action === 'status') {
    // Else kubectl would tell of its own current cluster.
    if (way.absence !== undefined) throw new Error(way.absence);
    const rows = await readStatus(new Kubectl(stop, { context: way.context }), environment);
    stdout.write(`${options.json ? JSON.stringify({ rows }, undefined, 2) : formatStatus(rows)}\n`);
    return answers(rows) ? 0 : 1;
  }
  const steps = options.action === 'create' ? planCreate({ ...options, way, environment }) : planDelete(way, environment);
  if (options.dryRun) stdout.write(`${formatPlan(steps)}\n`);
  else await doSteps(steps, options, way);
  return 0;
}

async function doSteps(steps: readonly Step[], { action, env: environment }: Options, way: Way): Promise<void> {
  if (steps.length === 0) tell(`there is nothing to ${action}: ${NAME} has made no cluster here`);
  try {
    await runPlan(steps, { stop, env, tell });
  } catch (error) {
    if (!stop.aborted) throw error;
    throw new Error('not done yet; run it again, and it goes on where it was', { cause: error });
  }
  if (action === 'delete') return;
  const kubectl = new Kubectl(stop, { context: way.context });
  const context = way.context ?? (await kubectl.run(['config', 'current-context'])).trim();
  tell(`the cluster is there, for ${environment}; once it is deployed: npm run check:cluster -- --env ${environment} --context ${context}`);
  if (way.exports) stdout.write(`${way.exports()}\n`);
}

function toWay({ with: name, context = '', program = '' }: Options): Way {
  switch (name) {
    case 'kind':
      return KIND;
    case 'k3d':
      return K3D;
    case 'nodes':
      return nodes({ program, record: recordOf(program), env });
    case 'current':
      return current(context);
  }
}

/** Where it is remembered what `up` of a program has printed, as long as its cluster is there. */
function recordOf(program: string): string {
  const state = env['XDG_STATE_HOME'] ?? join(homedir(), '.local/state');
  return join(state, 'fairlead/clusters', `${encodeURIComponent(resolve(program))}.json`);
}

const parse = (args: readonly string[]) => parseOptions(args, env);

void runCommand({ name: NAME, usage: USAGE, parse, run, stop }, process);
