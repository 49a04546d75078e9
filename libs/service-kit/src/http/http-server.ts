import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import { ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { refuseMalformedRequests } from './client-error';
import { messageClasses } from './express-app';
import type { Log } from '../log/log';
import { oneAtATime } from '../limits/one-at-a-time';
import { OpenRequests } from './open-requests';
import { passEverythingOn } from './pass-everything-on';

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
});

/** What a server needs to know of its service. */
export interface HttpServerProps {
  readonly contract: Pick<ServiceContract, 'routes'>;
  readonly maxConnections: number;
  readonly log: Log;
}

/** An HTTP server for the application with the limits of the house; not listening yet. */
export function createHttpServer(app: Express, props: HttpServerProps): Server {
  return createTrackedServer(app, props).server;
}

/** The same, with a view of the requests that it has yet to answer. */
export function createTrackedServer(app: Express, { contract, maxConnections, log }: HttpServerProps) {
  const longestMs = Math.max(ROUTE_DEFAULTS.timeoutMs, ...contract.routes.map((route) => route.timeoutMs ?? 0));
  const streams = contract.routes.some((route) => route.stream);
  const classes = messageClasses(app);
  const server = createServer(
    // 0 is no limit: a streaming route has only idle limits, and the others mind their own.
    // A missing host is for `httpRules`, which answers with more than a status.
    { ...SERVER_LIMITS, ...classes, requestTimeout: streams ? 0 : longestMs, requireHostHeader: false },
    oneAtATime(app),
  );
  // A connection on which nothing moves either way.
  server.timeout = 2 * longestMs;
  server.maxConnections = maxConnections;
  // By default those beyond 1,000 would be dropped without a word (Node 20). `httpRules` refuses them.
  server.maxHeadersCount = 0;

  const requests = new OpenRequests(server);
  refuseMalformedRequests(server, requests, log);
  passEverythingOn(server, requests, classes);
  return { server, requests };
}
