import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { readSpec } from '../objects/read-spec';
import { orMissing, type ValueOf } from '../schema/field-type';
import { INTEGER, TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';
import type { Backend } from './backend';

const GROUP = 'gateway.networking.k8s.io';

/** Kinds of routes that are read (Gateway API). */
export const ROUTE_KINDS: readonly string[] = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `${kind}.${GROUP}`,
);
export const GATEWAY_KIND = `Gateway.${GROUP}`;

const PARENT = object({ group: TEXT, kind: TEXT, namespace: TEXT, name: TEXT, sectionName: TEXT, port: INTEGER });
const BACKEND = object({ group: TEXT, kind: TEXT, namespace: TEXT, name: TEXT, port: INTEGER });
const ROUTE = object({ parentRefs: list(PARENT), hostnames: list(TEXT), rules: list(object({ backendRefs: list(BACKEND) })) });
const GATEWAY = object({ gatewayClassName: TEXT, listeners: list(object({ name: TEXT, port: INTEGER, hostname: orMissing(TEXT) })) });

/** A route of the Gateway API. */
export interface GatewayRoute {
  readonly reference: NamespacedReference;
  readonly spec: ValueOf<typeof ROUTE>;
}

/** A Gateway. */
export interface Gateway {
  readonly reference: NamespacedReference;
  readonly spec: ValueOf<typeof GATEWAY>;
}

/** Reads a route. */
export function readRoute(manifest: KubernetesObject): GatewayRoute {
  return readSpec(manifest, ROUTE);
}

/** Reads a Gateway. */
export function readGateway(manifest: KubernetesObject): Gateway {
  return readSpec(manifest, GATEWAY);
}

/** Every Service that a route sends requests to. */
export function backendsOfRoute({ reference, spec }: GatewayRoute): readonly Backend[] {
  return (spec.rules ?? []).flatMap(({ backendRefs = [] }, rule) =>
    backendRefs.flatMap(({ group = '', kind = 'Service', namespace = reference.namespace, name, port }, index): Backend[] => {
      const path = `spec.rules[${rule}].backendRefs[${index}]`;
      const isService = group === '' && kind === 'Service' && name !== undefined;
      return isService ? [{ route: reference, namespace, service: name, port, path: `${path}.name`, portPath: `${path}.port` }] : [];
    }),
  );
}
