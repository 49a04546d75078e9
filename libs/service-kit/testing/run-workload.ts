import type { ConfigOf, Variables } from 'fairlead/contract';
import { type CommonConfig, type Environment, loadConfig } from '../src/config/config';
import type { Signals } from '../src/lifecycle/stop-on-signal';
import type { Log } from '../src/log/log';
import { createMetrics, type Metrics } from '../src/metrics/metrics';
import { createMemoryLog, type LogLine } from './memory-log';
import type { RunningService } from './run-service';
import { TestProcess } from './test-process';

/** What the `main.ts` of a worker or a job makes before all else. */
export interface WorkloadParts<Config> {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signals: Signals;
}

interface Contract {
  readonly name: string;
  readonly env: Variables;
}

/** Runs a worker as its `main.ts` does, its management port a free one, and with a stand-in for `process`. */
export async function startWorker<const Worker extends Contract>(
  contract: Worker,
  environment: Environment,
  run: (parts: WorkloadParts<ConfigOf<Worker>>) => Promise<number | undefined>,
): Promise<RunningService & { readonly exited: Promise<number> }> {
  const { parts, lines, signals } = prepare(contract, { MANAGEMENT_PORT: '0', ...environment });
  const port = (await run(parts)) ?? 0;
  const stop = () => {
    signals.kill('SIGTERM');
    return signals.exited;
  };
  return { port, url: `http://localhost:${port}`, log: lines, stop, exited: signals.exited };
}

/** Runs a job as its `main.ts` does, to its end. */
export async function runJobOnce<const Job extends Contract>(
  contract: Job,
  environment: Environment,
  run: (parts: WorkloadParts<ConfigOf<Job>>) => Promise<void>,
): Promise<{ readonly code: number; readonly log: readonly LogLine[] }> {
  const { parts, lines, signals } = prepare(contract, environment);
  const [code] = await Promise.all([signals.exited, run(parts)]);
  return { code, log: lines };
}

function prepare<const Workload extends Contract>(contract: Workload, environment: Environment) {
  const config = loadConfig(contract, { NODE_ENV: 'test', ...environment });
  const common = config as unknown as Pick<CommonConfig, 'LOG_LEVEL' | 'SERVICE_VERSION'>;
  const { log, lines } = createMemoryLog({ ...common, name: contract.name });
  const signals = new TestProcess();
  return { parts: { config, log, metrics: createMetrics(common), signals }, lines, signals };
}
