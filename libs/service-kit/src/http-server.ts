import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import { ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { refuseMalformedRequests } from './client-error';
import { messageClasses } from './express-app';
import type { Log } from './log';

/** Limits that hold for every service. */
export const SERVER_LIMITS = Object.freeze({
  /** Request line and headers, in bytes; more is 431. */
  maxHeaderSize: 16 * 1024,
  /** Time for the headers, in milliseconds. */
  headersTimeout: 10_000,
  /** How often overdue connections are looked for, in milliseconds. */
  connectionsCheckingInterval: 1_000,
  /** Longer than any proxy in front keeps its own side open (60 s in most), so that none meets a socket that closes under it. */
  keepAliveTimeout: 65_000,
  /** A connection on which nothing moves either way, in milliseconds: twice the longest that a route may take by default. */
  idleTimeout: 60_000,
});

/** An HTTP server for the application with the limits of the house; not listening yet. */
export function createHttpServer(
  app: Express,
  { contract, maxConnections, log }: { contract: Pick<ServiceContract, 'routes'>; maxConnections: number; log: Log },
): Server {
  const { idleTimeout, ...limits } = SERVER_LIMITS;
  const server = createServer({ ...limits, ...messageClasses(app), requestTimeout: longestRequestMs(contract) }, app);
  server.timeout = idleTimeout;
  server.maxConnections = maxConnections;
  refuseMalformedRequests(server, log);
  return server;
}

/** Longest time a request may take to arrive. 0 is no limit: a streaming route has only idle limits, and the others mind their own. */
function longestRequestMs({ routes }: Pick<ServiceContract, 'routes'>): number {
  if (routes.some((route) => route.stream)) return 0;
  return Math.max(ROUTE_DEFAULTS.timeoutMs, ...routes.map((route) => route.timeoutMs ?? 0));
}
