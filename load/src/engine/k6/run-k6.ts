import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Cleanup, findFreePort } from '@fairlead/command-line';
import { getProgram } from '../../programs/find-program';
import { makeTemporaryFolder } from '../../programs/temporary-folder';
import { describeReading } from '../describe-reading';
import type { Engine, EngineResult, EngineTask } from '../engine';
import { bundleScript } from './bundle-script';
import { findClientMessage } from './client-message';
import { type K6Plan, PLAN_VARIABLE, planK6 } from './k6-plan';
import { K6Watch } from './k6-watch';
import { type K6Summary, type OtherFault, readDropped, readEndpoint, readTotal } from './read-summary';

export const HOW_TO_GET_K6 = 'install it, see https://grafana.com/docs/k6/latest/set-up/install-k6/';

/**
 * k6 collects garbage whenever its heap has doubled. At five times a request took about a sixth less processor time; at 17 times 3 to 30 %
 * less than that (three turns, 4,000 clients, a busy machine). Half of the machine's memory is the most that it may come to.
 */
const COLLECTION = Object.freeze({ GOGC: '1600', GOMEMLIMIT: String(Math.floor(totalmem() / 2)) });

const UNSTOPPABLE = new AbortController().signal;

/** Makes requests with k6. */
export const runK6: Engine = (load) => Cleanup.around(UNSTOPPABLE, (cleanup) => run(load, cleanup));

async function run(load: EngineTask, cleanup: Cleanup): Promise<EngineResult> {
  const folder = await makeTemporaryFolder(cleanup);
  const [script, summaryFile] = [join(folder, 'script.js'), join(folder, 'summary.json')];
  await bundleScript(script);
  load.stop.throwIfAborted();
  const plan = planK6(load, summaryFile);
  const port = await findFreePort();
  const watch = new K6Watch(port, load.begin, load.onProgress);
  cleanup.defer(() => watch.end());

  const stored: string[] = [];
  const others: OtherFault[] = [];
  const printed = await runProgram(script, port, plan, load.stop, (line) => {
    const message = findClientMessage(line);
    if (!message) return false;
    const { latencyMs, stored: ids = [], endpoint = '', fault } = message;
    if (latencyMs !== undefined) watch.addLatency(latencyMs);
    stored.push(...ids);
    if (fault !== undefined) others.push({ endpoint, fault });
    return true;
  });
  if (!existsSync(summaryFile)) throw new Error(`k6 ended without a summary; it printed:\n${printed.join('\n')}`);

  const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as K6Summary;
  const endpoints = load.endpoints.flatMap((endpoint) => readEndpoint(summary, endpoint, others) ?? []);
  return {
    engine: readVersion(),
    durationS: summary.state.testRunDurationMs / 1_000,
    endpoints,
    total: readTotal(summary, endpoints),
    dropped: readDropped(summary),
    points: watch.points,
    sources: [
      'Totals and percentiles are measured by the clients, k6, from the first byte that is sent to the last that is received.',
      `Over time, rates are k6's own counters, read each second; latencies are those of one in ${plan.sampleEvery} requests.`,
      ...describeReading(load.client),
    ],
    stored,
  };
}

/** `k6 v1.4.0` */
function readVersion(): string {
  return execFileSync(getProgram('k6', HOW_TO_GET_K6), ['version'], { encoding: 'utf8' }).split(' ').slice(0, 2).join(' ');
}

/**
 * Runs k6 in a process group of its own: a terminal sends Ctrl-C to its whole foreground group, and k6 gives no summary when it is
 * told to end twice.
 *
 * @param onLine returns false for a line that k6 itself printed
 * @returns what k6 itself printed
 */
async function runProgram(
  script: string,
  port: number,
  plan: K6Plan,
  stop: AbortSignal,
  onLine: (line: string) => boolean,
): Promise<readonly string[]> {
  const quiet = ['--quiet', '--no-color', '--no-usage-report', '--log-format=raw', '--log-output=stdout'];
  const args = ['run', '--no-thresholds', ...quiet, `--address=localhost:${port}`, script];
  const child = spawn(getProgram('k6', HOW_TO_GET_K6), args, {
    detached: true,
    env: { ...COLLECTION, ...process.env, [PLAN_VARIABLE]: JSON.stringify(plan) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGINT');
  const killWithUs = () => child.kill('SIGKILL');
  stop.addEventListener('abort', end, { once: true });
  process.once('exit', killWithUs);

  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => onLine(line) || printed.push(line));
  try {
    await once(child, 'close');
  } finally {
    stop.removeEventListener('abort', end);
    process.off('exit', killWithUs);
  }
  return printed;
}
