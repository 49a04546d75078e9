import { k8s } from 'cdk8s-plus-28';
import type { ServiceScope } from '../graph/scope';
import type { ControllerIngress } from '../environment/ingress-settings';
import { type Exposure, knownRoutes } from './exposure-options';
import { createGrpcService } from './grpc-route';
import { lazily } from '../objects/lazily';
import { GRPC_LIMITS, type PublicLimits, publicLimits } from './public-limits';
import type { Published } from './published';

/** An Ingress for the public paths of a service, with what its controller needs to know beside them. */
export function createIngress(service: ServiceScope, settings: ControllerIngress, { name, exposure, hosts }: Published): void {
  const { className, tlsSecretName } = settings;
  const needsService = settings.kind === 'traefik' && exposure.isGrpc;
  const backend = needsService ? createGrpcService(service, exposure) : service.name;
  const limits = exposure.isGrpc ? GRPC_LIMITS : publicLimits(knownRoutes(service, exposure));
  const http = { paths: exposure.paths.map((path) => toService(backend, path, exposure.portName)) };
  new k8s.KubeIngress(service, name === service.name ? 'ingress' : `ingress ${name}`, {
    metadata: { name, annotations: annotationsOf(settings, exposure, limits) },
    spec: {
      ingressClassName: className,
      ...(tlsSecretName && { tls: [{ hosts: lazily(hosts), secretName: tlsSecretName }] }),
      rules: lazily(() => hosts().map((host) => ({ host, http }))),
    },
  });
}

/**
 * ingress-nginx limits bodies (1 MiB; 0 is no limit) and waits (60 s) on its own, so it is told the contract's. Of a stream of gRPC it would
 * add up all messages. Traefik sets no such limits per route, but serves a host on every entry point, unencrypted too, unless it is told
 * which. Both entry points have the names of Traefik's chart.
 */
function annotationsOf(
  { kind, tlsSecretName }: ControllerIngress,
  { isGrpc }: Exposure,
  { bodyBytes, idleSeconds }: PublicLimits,
): Record<string, string> {
  if (kind === 'ingress-nginx') {
    return {
      ...(isGrpc && { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' }),
      'nginx.ingress.kubernetes.io/proxy-body-size': bodyBytes === undefined ? '0' : String(Math.max(1, bodyBytes)),
      'nginx.ingress.kubernetes.io/proxy-read-timeout': String(idleSeconds),
      'nginx.ingress.kubernetes.io/proxy-send-timeout': String(idleSeconds),
    };
  }
  const entryPoint = 'traefik.ingress.kubernetes.io/router.entrypoints';
  return tlsSecretName ? { [entryPoint]: 'websecure', 'traefik.ingress.kubernetes.io/router.tls': 'true' } : { [entryPoint]: 'web' };
}

function toService(name: string, path: string, port: string): k8s.HttpIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { name: port } } } };
}
