import { type Route, ROUTE_DEFAULTS } from 'fairlead/contract';

/** What a proxy in front of the public routes must allow. */
export interface PublicLimits {
  /** Bytes of the largest request body. Missing where a request is a stream of messages, each with a limit of the service's own. */
  readonly bodyBytes?: number;

  /** Seconds without a byte of the answer after which nothing more is to come. */
  readonly idleSeconds: number;

  /** Seconds that a whole exchange may take. Missing where a route streams, which may take as long as data flows. */
  readonly requestSeconds?: number;
}

/** Seconds that a proxy in front waits longer than the service, so that a late request gets the service's own answer and not the proxy's. */
const PROXY_MARGIN_SECONDS = 5;

/** Seconds for which a WebSocket, or a stream of gRPC, may be silent: most send something within minutes, so that an hour ends what nobody closed. */
const SILENT_SECONDS = 3_600;

/** What a proxy in front of gRPC must allow: each call may be a stream both ways, and no contract says which are. */
export const GRPC_LIMITS: PublicLimits = Object.freeze({ idleSeconds: SILENT_SECONDS });

type Limited = Pick<Route, 'timeoutMs' | 'maxBodyBytes' | 'stream' | 'webSocket'>;

/** The widest limits of all public routes, those of a route that says nothing where there is none: a proxy's rules hold for a host, and the service enforces each route's own. */
export function publicLimits(routes: readonly Route[]): PublicLimits {
  const published = routes.filter((route) => route.public);
  const open: readonly Limited[] = published.length > 0 ? published : [{}];
  const longest = Math.max(...open.map(({ timeoutMs = ROUTE_DEFAULTS.timeoutMs }) => timeoutMs));
  const seconds = Math.ceil(longest / 1_000) + PROXY_MARGIN_SECONDS;
  return {
    bodyBytes: Math.max(...open.map(({ maxBodyBytes = ROUTE_DEFAULTS.maxBodyBytes }) => maxBodyBytes)),
    idleSeconds: open.some(({ webSocket }) => webSocket) ? Math.max(seconds, SILENT_SECONDS) : seconds,
    ...(!open.some(({ stream, webSocket }) => stream || webSocket) && { requestSeconds: seconds }),
  };
}
