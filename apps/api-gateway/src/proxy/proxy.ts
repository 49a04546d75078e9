import { isIPv6 } from 'node:net';
import { addressList, type Metrics } from '@fairlead/service-kit';
import { PayloadTooLarge } from '@fairlead/service-kit/errors';
import type { RequestHandler } from 'express';
import { type Route, ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import type { Config } from '../config';
import { Exchange } from './exchange';
import { peerAddress } from './forwarded';
import { type Mount, mountOf, toPublicLocation, toUpstreamTarget } from './mount';
import { upstreamRequestHeaders } from './request-headers';
import type { Upstream, Upstreams } from './upstream';
import { createUpstreamMetrics } from './upstream-metrics';

/** A route whose requests go to an upstream, with all that is the same for each of them. */
interface ProxiedRoute {
  readonly upstream: Upstream;
  readonly mount: Mount;
  readonly maxBodyBytes: number;
  readonly timeoutMs: number | undefined;
  readonly toPublicLocation: (location: string) => string;
}

/** What a {@link proxy} works with. */
export interface ProxyProps {
  readonly contract: Pick<ServiceContract, 'name' | 'routes'>;
  readonly config: Pick<Config, 'TRUSTED_PROXIES'>;
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly upstreams: Upstreams;
}

/** Passes each request whose contract route names an upstream on to it, and the answer back. Bodies stream both ways. */
export function proxy({ contract, config, metrics, upstreams }: ProxyProps): RequestHandler {
  const proxiedRoutes = findProxiedRoutes(contract.routes, upstreams);
  const isTrusted = trustIn(config.TRUSTED_PROXIES);
  const observe = createUpstreamMetrics(metrics.registry);
  const via = contract.name;

  return (request, response, next) => {
    const route = response.locals.contractRoute;
    const proxied = route && proxiedRoutes.get(route);
    if (!proxied) {
      next();
      return;
    }
    const { upstream, mount, maxBodyBytes, timeoutMs } = proxied;
    if (Number(request.headers['content-length']) > maxBodyBytes) throw new PayloadTooLarge(maxBodyBytes);

    const peer = peerAddress(request);
    const exchange = new Exchange({
      request,
      response,
      next,
      upstream,
      target: toUpstreamTarget(mount, request.url),
      headers: upstreamRequestHeaders(request, { via, peer, isTrusted: isTrusted(peer) }),
      hop: { via, toPublicLocation: proxied.toPublicLocation },
      maxBodyBytes,
      timeoutMs,
      observe,
    });
    exchange.start();
  };
}

function findProxiedRoutes(routes: readonly Route[], upstreams: Upstreams): ReadonlyMap<Route, ProxiedRoute> {
  const forwarded = routes.flatMap((route) =>
    route.upstream ? [{ route, mount: mountOf(route, route.upstream.path), service: route.upstream.service }] : [],
  );
  return new Map(
    forwarded.map(({ route, mount, service }) => {
      const upstream = upstreams[service];
      if (!upstream)
        throw new Error(
          `the route ${route.path} leads to ${service}, which is not among the upstreams; add it to the calls of its contract`,
        );
      const mounts = forwarded.filter((other) => other.service === service).map((other) => other.mount);
      const proxied = {
        upstream,
        mount,
        maxBodyBytes: route.maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes,
        timeoutMs: route.stream ? undefined : (route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs),
        toPublicLocation: (location: string) => toPublicLocation(mounts, upstream.origin, location),
      };
      return [route, proxied];
    }),
  );
}

function trustIn(proxies: readonly string[]): (address: string) => boolean {
  if (proxies.length === 0) return () => false;
  const list = addressList(proxies);
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
