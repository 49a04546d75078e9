import { type Route, ROUTE_DEFAULTS } from 'fairlead/contract';

/** What a proxy in front of the public routes must allow. */
export interface PublicLimits {
  /** Bytes of the largest request body. */
  readonly bodyBytes: number;

  /** Seconds without a byte of the answer after which nothing more is to come. */
  readonly idleSeconds: number;

  /** Seconds that a whole exchange may take. Missing where a route streams, which may take as long as data flows. */
  readonly requestSeconds?: number;
}

/** Seconds that a proxy in front waits longer than the service, so that a late request gets the service's own answer and not the proxy's. */
const PROXY_MARGIN_SECONDS = 5;

/** The widest limits of all public routes: a proxy's rules hold for a host, and the service enforces each route's own. */
export function publicLimits(routes: readonly Route[]): PublicLimits {
  const open = routes.filter((route) => route.public);
  const longest = Math.max(...open.map(({ timeoutMs = ROUTE_DEFAULTS.timeoutMs }) => timeoutMs));
  const seconds = Math.ceil(longest / 1_000) + PROXY_MARGIN_SECONDS;
  return {
    bodyBytes: Math.max(...open.map(({ maxBodyBytes = ROUTE_DEFAULTS.maxBodyBytes }) => maxBodyBytes)),
    idleSeconds: seconds,
    ...(!open.some(({ stream }) => stream) && { requestSeconds: seconds }),
  };
}
