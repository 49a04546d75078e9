import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { GatewayIngress } from '../environment/ingress-settings';
import type { ServiceScope } from '../graph/scope';
import { lazily } from '../objects/lazily';
import type { Exposure } from './exposure-options';
import { type Published, toRules } from './published';

/** What a Service says of a port that speaks gRPC without TLS (KEP-3726). */
export const GRPC_PROTOCOL = 'kubernetes.io/h2c';

/** A GRPCRoute (Gateway API v1) for services, or single methods, of a gRPC port. The generated classes know no custom resource. */
export function createGrpcRoute(service: ServiceScope, { gateway }: GatewayIngress, { name, exposure, hosts }: Published): void {
  const { paths, port } = exposure;
  const backend = { backendRefs: [{ name: service.name, port }] };
  new ApiObject(service, `ingress ${name}`, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: { name },
    spec: {
      parentRefs: [{ ...gateway }],
      hostnames: lazily(hosts),
      // Without matches all of its services are meant.
      rules: paths.includes('/') ? [backend] : toRules(paths.map(toMatch), backend),
    },
  });
}

function toMatch(path: string) {
  const [, service, method] = path.split('/');
  return { method: { service, ...(method !== undefined && { method }) } };
}

/**
 * A Service of a gRPC port alone. Traefik speaks HTTP/1.1 to every port of a Service whose annotation does not say otherwise.
 *
 * @returns its name
 */
export function createGrpcService(service: ServiceScope, { portName, port }: Exposure): string {
  const name = `${service.name}-${portName}`;
  const id = `service ${portName}`;
  if (!service.node.tryFindChild(id))
    new k8s.KubeService(service, id, {
      metadata: { name, annotations: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' } },
      spec: {
        selector: service.podLabels,
        ports: [{ name: portName, port, targetPort: k8s.IntOrString.fromString(portName), appProtocol: GRPC_PROTOCOL }],
      },
    });
  return name;
}
