import { ApiObject } from 'cdk8s';
import type { ServiceScope } from '../graph/scope';
import type { GatewayIngress } from '../environment/ingress-settings';
import { publicLimits } from './public-limits';

/** Most matches of one rule (Gateway API v1, HTTPRouteRule). */
const MATCHES_PER_RULE = 64;

/**
 * An HTTPRoute for the public paths of a service. A route that streams has no time limit, so neither has the HTTPRoute then.
 * The generated classes know no custom resource.
 */
export function createHttpRoute(service: ServiceScope, { gateway }: GatewayIngress, host: string, paths: readonly string[]): void {
  const { requestSeconds } = publicLimits(service.contract.routes);
  const rest = {
    backendRefs: [{ name: service.name, port: service.port }],
    ...(requestSeconds !== undefined && { timeouts: { request: `${requestSeconds}s` } }),
  };
  const matches = paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
  new ApiObject(service, 'ingress', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: service.name },
    spec: {
      parentRefs: [{ ...gateway }],
      hostnames: [host],
      rules: chunk(matches, MATCHES_PER_RULE).map((some) => ({ matches: some, ...rest })),
    },
  });
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
