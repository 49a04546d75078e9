import type { Log, Metrics } from '@fairlead/service-kit';
import type { CircuitState } from '@fairlead/service-kit/calls';
import { PayloadTooLarge } from '@fairlead/service-kit/errors';
import type { RequestHandler } from 'express';
import { type Route, ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { type ArrivalLimits, BodyArrivals } from '../body/body-arrivals';
import { clientOf } from './client-address';
import { Exchange, type Gateway, type ProxiedRoute } from './exchange';
import { peerAddress } from './forwarded';
import { mountOf, toPublicLocation, toUpstreamTarget } from './mount';
import { createRequestHeaders } from './request-headers';
import { createResponseHeaders } from './response-headers';
import type { Upstreams } from '../upstream/upstream';
import { createUpstreamMetrics } from '../upstream/upstream-metrics';
import type { IsTrusted } from './trust';

/** What a {@link proxy} works with. */
export interface ProxyProps {
  readonly contract: Pick<ServiceContract, 'name' | 'routes'>;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly isTrusted: IsTrusted;
  readonly upstreams: Upstreams;
  /** How bodies may come in. */
  readonly arrivals?: Partial<ArrivalLimits>;
  /** Whether each request has a trace. @default its headers pass as they came */
  readonly isTraced?: boolean;
}

/**
 * Passes each request whose contract route names an upstream on to it, and the answer back. Answers stream; bodies of requests only where the
 * route says so.
 */
export function proxy({ contract, log, metrics, isTrusted, upstreams, arrivals, isTraced = false }: ProxyProps): RequestHandler {
  const via = contract.name;
  const requestHeaders = createRequestHeaders(via, isTraced);
  const routes = findProxiedRoutes(contract.routes, upstreams, via);
  const gateway: Gateway = {
    arrivals: new BodyArrivals(arrivals),
    metrics: createUpstreamMetrics(metrics.registry, upstreams),
    headersFor: (request, timeLeftMs, trace) => {
      const peer = peerAddress(request);
      return requestHeaders({ request, peer, isTrusted: isTrusted(peer), timeLeftMs, trace });
    },
    clientOf: (request) => clientOf(request, isTrusted),
  };

  for (const upstream of Object.values(upstreams)) upstream.watchCircuit(logCircuit(upstream.name, log));

  return (request, response, next) => {
    const { contractRoute } = response.locals;
    const route = contractRoute && routes.get(contractRoute);
    if (!route) {
      next();
      return;
    }
    if (Number(request.headers['content-length']) > route.maxBodyBytes) throw new PayloadTooLarge(route.maxBodyBytes);
    const refusal = route.upstream.findRefusal();
    if (refusal) next(refusal);
    else new Exchange(request, response, next, route, gateway).start();
  };
}

/** While one request finds out whether it is back, nothing is said. */
function logCircuit(upstream: string, log: ProxyProps['log']): (state: CircuitState) => void {
  let isClosed = true;
  return (state) => {
    if (state === 'half_open' || isClosed === (state === 'closed')) return;
    isClosed = state === 'closed';
    if (isClosed) log.info(`${upstream} is asked again: its circuit is closed`);
    else log.warn(`${upstream} is not asked: its circuit is open`);
  };
}

function findProxiedRoutes(routes: readonly Route[], upstreams: Upstreams, via: string): ReadonlyMap<Route, ProxiedRoute> {
  const forwarded = routes.flatMap((route) =>
    route.upstream
      ? [{ route, mount: mountOf(route, route.upstream.path), upstreamPath: route.upstream.path, service: route.upstream.service }]
      : [],
  );
  return new Map(
    forwarded.map(({ route, mount, upstreamPath, service }) => {
      const upstream = upstreams[service];
      if (!upstream)
        throw new Error(
          `the route ${route.path} leads to ${service}, which is not among the upstreams; add it to the calls of its contract`,
        );
      const mounts = forwarded.filter((other) => other.service === service).map((other) => other.mount);
      const proxied: ProxiedRoute = {
        upstream,
        maxBodyBytes: route.maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes,
        timeoutMs: route.stream ? undefined : (route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs),
        isRetryable: route.retryable ?? false,
        responseHeaders: createResponseHeaders({
          via,
          toPublicLocation: (location) => toPublicLocation(mounts, upstream.origin, location),
        }),
        toTarget: (target) => toUpstreamTarget(mount, target),
        template: upstreamPath,
      };
      return [route, proxied];
    }),
  );
}
