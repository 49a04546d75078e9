import { setTimeout as wait } from 'node:timers/promises';
import { createStopSignal, runCommand } from '@fairlead/command-line';
import { advise } from './cluster/advise';
import { openCluster } from './cluster/open-cluster';
import { deploy, EXIT, type Outcome } from './deploy';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { rollBack } from './rollback';
import { publish } from './summary';

const INTERRUPTED = 130;

const tell = (line: string) => void process.stderr.write(`${line}\n`);

const stop = createStopSignal(process);

/** `npm run deploy`. Alone touches `process`. */
async function run(options: Options): Promise<number> {
  try {
    const cluster = await openCluster(options.context, stop);
    const task = { options, cluster, stop, tell };
    const { code, summary }: Outcome = options.rollback ? await rollBack(task) : await deploy(task);
    const advice = summary.reason === undefined ? undefined : advise(summary.reason);
    publish({ ...summary, ...(advice !== undefined && { reason: `${summary.reason}\n${advice}` }) }, process.env);
    return code;
  } catch (error) {
    // A signal that came while a program was waited for is heard now.
    await wait(0);
    return fail(error as Error);
  }
}

function fail(error: Error): number {
  if (stop.aborted) {
    tell(`${(stop.reason as Error).message}; what was applied stays. The same command again goes on, and --rollback goes back`);
    return INTERRUPTED;
  }
  const message = [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join('\n');
  const advice = advise(message);
  tell(advice === undefined ? message : `${message}\n${advice}`);
  return EXIT.unchanged;
}

void runCommand(
  { name: NAME, usage: USAGE, parse: (args) => parseOptions(args, process.env, process.stdin.isTTY), run },
  process,
  // Rather than by itself: what a stop has abandoned may still wait for something.
).then(() => process.exit());
