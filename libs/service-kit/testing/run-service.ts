import type { commonVariables, ConfigOf, ServiceContract } from 'fairlead/contract';
import { type CommonConfig, type Environment, loadConfig } from '../src/config/config';
import type { ListeningPorts } from '../src/lifecycle/serve';
import type { Signals } from '../src/lifecycle/stop-on-signal';
import type { Log } from '../src/log/log';
import { createMetrics, type Metrics } from '../src/metrics/metrics';
import { openTracing } from '../src/trace/open-tracing';
import type { Tracing } from '../src/trace/tracing';
import { createMemoryLog, type LogLine } from './memory-log';
import { TestProcess } from './test-process';

/** A service in the process of a test, on a port of its own. */
export interface RunningService {
  readonly port: number;
  readonly url: string;
  /** Its log, which is not printed. */
  readonly log: readonly LogLine[];
  /** Stops it as SIGTERM does; resolves with the exit code. */
  readonly stop: () => Promise<number>;
}

/** What a service's `main.ts` makes before the stores. */
interface ServiceParts<Config> {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly signals: Signals;
  readonly tracing: Tracing | undefined;
}

type CommonContract = Pick<ServiceContract, 'name'> & { readonly env: ReturnType<typeof commonVariables> };

/** Serves a service as its `main.ts` does, on a free port and with a stand-in for `process`. */
export async function runService<const Contract extends CommonContract>(
  contract: Contract,
  environment: Environment,
  serve: (parts: ServiceParts<ConfigOf<Contract>>) => Promise<ListeningPorts>,
): Promise<RunningService> {
  const config = loadConfig(contract, { PORT: '0', NODE_ENV: 'test', ...environment }) as ConfigOf<Contract> & CommonConfig;
  const { log, lines } = createMemoryLog({ ...config, name: contract.name });
  const metrics = createMetrics(config);
  const signals = new TestProcess();
  const tracing = openTracing(contract, config, { log });
  const { port } = await serve({ config, log, metrics, signals, tracing });
  const stop = () => {
    signals.kill('SIGTERM');
    return signals.exited;
  };
  return { port, url: `http://localhost:${port}`, log: lines, stop };
}
