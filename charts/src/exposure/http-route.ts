import { ApiObject } from 'cdk8s';
import type { ServiceScope } from '../graph/scope';
import type { GatewayIngress } from '../environment/ingress-settings';
import { knownRoutes } from './exposure-options';
import { lazily } from '../objects/lazily';
import { publicLimits } from './public-limits';
import { type Published, toRules } from './published';

/**
 * An HTTPRoute for the public paths of a service. A route that streams has no time limit, so neither has the HTTPRoute then.
 * The generated classes know no custom resource.
 */
export function createHttpRoute(service: ServiceScope, { gateway }: GatewayIngress, { name, exposure, hosts }: Published): void {
  const { paths, port } = exposure;
  const { requestSeconds } = publicLimits(knownRoutes(service, exposure));
  const rest = {
    backendRefs: [{ name: service.name, port }],
    ...(requestSeconds !== undefined && { timeouts: { request: `${requestSeconds}s` } }),
  };
  const matches = paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
  new ApiObject(service, name === service.name ? 'ingress' : `ingress ${name}`, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
    spec: {
      parentRefs: [{ ...gateway }],
      hostnames: lazily(hosts),
      rules: toRules(matches, rest),
    },
  });
}
