import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { ServiceContract } from 'fairlead/contract';
import type { CommonConfig } from '../config/config';
import { growHeap } from './grow-heap';
import type { Health } from '../health/health';
import { createHttpServer, createTrackedServer } from '../http/http-server';
import { listen } from './listen';
import type { Log } from '../log/log';
import { createManagementApp } from '../health/management-app';
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
  const management = config.MANAGEMENT_PORT === undefined ? undefined : createManagementServer(props);

  const address = config.LISTEN_ADDRESS;
  if (management) await listen(management, { port: config.MANAGEMENT_PORT ?? 0, variable: 'MANAGEMENT_PORT', address });
  await listen(server, { port: config.PORT, variable: 'PORT', address });
  stopOnSignal(signals, (signal) => stop(signal, { ...props, server, requests, management }));

  const ports = { port: portOf(server), managementPort: management && portOf(management) };
  log.info('listening', { port: ports.port, management_port: ports.managementPort });
  return ports;
}

function createManagementServer(props: ServeProps): Server {
  const { config, log } = props;
  return createHttpServer(createManagementApp(props), { contract: { routes: [] }, maxConnections: config.MAX_CONNECTIONS, log });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
