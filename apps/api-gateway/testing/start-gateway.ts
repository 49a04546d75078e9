import { EventEmitter } from 'node:events';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { userService } from '@fairlead/contracts/user-service';
import { createLog, createMetrics, type Environment, Health, loadConfig, serve } from '@fairlead/service-kit';
import { eventually } from '@fairlead/service-kit/testing';
import { forward, type Route } from 'fairlead/contract';
import { createApp } from '../src/app';
import { Upstream, type UpstreamLimits } from '../src/proxy/upstream';
import { closeAfterTests } from './close-after-tests';

/** A line of the log, parsed. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A gateway in the process of a test, on a port of its own. */
export interface RunningGateway {
  readonly port: number;
  readonly url: string;
  readonly log: readonly LogLine[];
  /** The line of the request with this id, once it is there. */
  logged(requestId: string): Promise<LogLine>;
  /** Stops it as SIGTERM does; resolves with the exit code. */
  readonly stop: () => Promise<number>;
}

/** What a test changes. */
export interface GatewayProps {
  /** Port of the service that stands in for user-service. */
  readonly upstreamPort: number;
  readonly env?: Environment;
  readonly limits?: Partial<UpstreamLimits>;
  /** Replaces the limits of every route. */
  readonly route?: Partial<Pick<Route, 'timeoutMs' | 'maxBodyBytes' | 'stream'>>;
}

/** Serves the real application in front of a real server. */
export async function startGateway({ upstreamPort, env, limits, route }: GatewayProps): Promise<RunningGateway> {
  const routes = forward(userService, '/users', '/api/users').map((given) => ({ ...given, ...route }));
  const contract = { ...apiGateway, routes };
  const config = loadConfig(contract, { PORT: '0', NODE_ENV: 'test', ...env });
  const { log, lines } = createSilentLog(config);
  const metrics = createMetrics(config);
  const upstream = new Upstream(userService, `http://localhost:${upstreamPort}`, limits);
  const upstreams = { [upstream.name]: upstream };
  const health = new Health({ log, metrics, observed: upstreams });
  const app = createApp({ contract, config, log, metrics, health, upstreams });

  const signals = new EventEmitter();
  const exited = new Promise<number>((resolve) => Object.assign(signals, { exit: resolve }));
  const { port } = await serve(app, {
    contract,
    config,
    log,
    metrics,
    health,
    signals: signals as EventEmitter & { exit(code: number): void },
    close: [upstream],
  });
  const find = (requestId: string) => lines.find((line) => line['request_id'] === requestId && line['message'] === 'request');
  return {
    port,
    url: `http://localhost:${port}`,
    log: lines,
    logged: (requestId) => eventually(() => find(requestId)),
    stop: closeAfterTests(() => {
      signals.emit('SIGTERM', 'SIGTERM');
      return exited;
    }),
  };
}

function createSilentLog(config: Parameters<typeof createLog>[1]) {
  const log = createLog(apiGateway, config);
  const lines: LogLine[] = [];
  for (const transport of log.transports) transport.silent = true;
  log.on('data', (entry: Record<symbol, string>) => lines.push(JSON.parse(entry[Symbol.for('message')] ?? '{}') as LogLine));
  return { log, lines };
}
