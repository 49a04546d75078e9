import type { Express } from 'express';
import type { ServiceContract } from 'fairlead/contract';
import type { CommonConfig } from '../config/config';
import { growHeap } from './grow-heap';
import type { Health } from '../health/health';
import { createTrackedServer } from '../http/http-server';
import { listen } from './listen';
import type { Log } from '../log/log';
import { portOf, serveManagement } from './management-server';
import { registerDroppedLines } from '../metrics/dropped-lines';
import type { Metrics } from '../metrics/metrics';
import type { Closable } from './close-all';
import { stop } from './stop';
import { type Signals, stopOnSignal } from './stop-on-signal';
import type { Tracing } from '../trace/tracing';

/** What {@link serve} needs beside the application. */
export interface ServeProps {
  readonly contract: ServiceContract;
  readonly config: CommonConfig;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  /** `process`, or a stand-in where a test serves in its own process. */
  readonly signals: Signals;
  /**
   * What to close once the last request is answered: stores and pools.
   *
   * @default nothing
   */
  readonly close?: readonly Closable[];
  /** What is sent last of all. @default nothing is traced */
  readonly tracing?: Tracing | undefined;
}

/** The ports that a service listens on, also where the configuration said 0. */
export interface ListeningPorts {
  readonly port: number;
  readonly managementPort: number | undefined;
}

/**
 * Listens on the traffic port and, where it is set, the management port. On SIGTERM or SIGINT: not ready at once, linger, drain, close,
 * exit 0; exit 1 when the deadline left requests unanswered. A second signal exits at once.
 *
 * @throws Error naming the variable when a port is taken
 */
export async function serve(app: Express, props: ServeProps): Promise<ListeningPorts> {
  const { contract, config, log, metrics, signals } = props;
  growHeap();
  registerDroppedLines(metrics, log);
  const { server, requests } = createTrackedServer(app, { contract, maxConnections: config.MAX_CONNECTIONS, log });
  const management = await serveManagement(props, config.MAX_CONNECTIONS);
  await listen(server, { port: config.PORT, variable: 'PORT', address: config.LISTEN_ADDRESS });
  stopOnSignal(signals, (signal) => stop(signal, { ...props, server, requests, management }));

  const ports = { port: portOf(server), managementPort: management && portOf(management) };
  log.info('listening', { port: ports.port, management_port: ports.managementPort });
  return ports;
}
