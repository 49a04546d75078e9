import { isIPv6 } from 'node:net';
import { addressList, type Metrics } from '@fairlead/service-kit';
import { PayloadTooLarge } from '@fairlead/service-kit/errors';
import type { RequestHandler } from 'express';
import { type Route, ROUTE_DEFAULTS } from 'fairlead/contract';
import type { Dependencies } from '../dependencies';
import { Exchange } from './exchange';
import { peerAddress } from './forwarded';
import { type Mount, mountOf, toPublicLocation, toUpstreamTarget } from './mount';
import { upstreamRequestHeaders } from './request-headers';
import type { Upstream } from './upstream';
import { createUpstreamMetrics } from './upstream-metrics';

/** A route that leads to an upstream, with all that is the same for each of its requests. */
interface Passage {
  readonly upstream: Upstream;
  readonly mount: Mount;
  readonly maxBodyBytes: number;
  readonly timeoutMs: number | undefined;
  readonly toPublicLocation: (location: string) => string;
}

/** Passes each request whose contract route names an upstream on to it, and the answer back. Bodies stream both ways. */
export function proxy({
  contract,
  config,
  metrics,
  upstreams,
}: Pick<Dependencies, 'contract' | 'config' | 'upstreams'> & { metrics: Metrics }): RequestHandler {
  const passages = findPassages(contract.routes, upstreams);
  const isTrusted = trustIn(config.TRUSTED_PROXIES);
  const observe = createUpstreamMetrics(metrics.registry);
  const via = contract.name;

  return (request, response, next) => {
    const route = response.locals.contractRoute;
    const passage = route && passages.get(route);
    if (!passage) {
      next();
      return;
    }
    const { upstream, mount, maxBodyBytes, timeoutMs } = passage;
    if (Number(request.headers['content-length']) > maxBodyBytes) throw new PayloadTooLarge(maxBodyBytes);

    const peer = peerAddress(request);
    const exchange = new Exchange({
      request,
      response,
      next,
      upstream,
      target: toUpstreamTarget(mount, request.url),
      headers: upstreamRequestHeaders(request, { via, peer, isTrusted: isTrusted(peer) }),
      hop: { via, toPublicLocation: passage.toPublicLocation },
      maxBodyBytes,
      timeoutMs,
      observe,
    });
    exchange.start();
  };
}

function findPassages(routes: readonly Route[], upstreams: Dependencies['upstreams']): ReadonlyMap<Route, Passage> {
  const forwarded = routes.flatMap((route) =>
    route.upstream ? [{ route, mount: mountOf(route, route.upstream.path), service: route.upstream.service }] : [],
  );
  return new Map(
    forwarded.map(({ route, mount, service }) => {
      const upstream = upstreams[service];
      if (!upstream)
        throw new Error(`the route ${route.path} leads to ${service}, which is not among the upstreams; open it in openUpstreams`);
      const mounts = forwarded.filter((other) => other.service === service).map((other) => other.mount);
      const passage = {
        upstream,
        mount,
        maxBodyBytes: route.maxBodyBytes ?? ROUTE_DEFAULTS.maxBodyBytes,
        timeoutMs: route.stream ? undefined : (route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs),
        toPublicLocation: (location: string) => toPublicLocation(mounts, upstream.origin, location),
      };
      return [route, passage];
    }),
  );
}

function trustIn(proxies: readonly string[]): (address: string) => boolean {
  if (proxies.length === 0) return () => false;
  const list = addressList(proxies);
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
