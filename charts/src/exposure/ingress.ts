import { k8s } from 'cdk8s-plus-28';
import type { ServiceScope } from '../graph/scope';
import type { ControllerIngress } from '../environment/ingress-settings';
import { type PublicLimits, publicLimits } from './public-limits';

/** An Ingress for the public paths of a service, with what its controller needs to know beside them. */
export function createIngress(service: ServiceScope, settings: ControllerIngress, host: string, paths: readonly string[]): void {
  const { className, tlsSecretName } = settings;
  new k8s.KubeIngress(service, 'ingress', {
    metadata: { name: service.name, annotations: annotationsOf(settings, publicLimits(service.contract.routes)) },
    spec: {
      ingressClassName: className,
      ...(tlsSecretName && { tls: [{ hosts: [host], secretName: tlsSecretName }] }),
      rules: [{ host, http: { paths: paths.map((path) => toService(service.name, path)) } }],
    },
  });
}

/**
 * ingress-nginx limits bodies (1 MiB; 0 would be no limit) and waits (60 s) on its own, so it is told the contract's. Traefik sets no such limits per route,
 * but serves a host on every entry point, unencrypted too, unless it is told which. Both entry points have the names of Traefik's chart.
 */
function annotationsOf({ kind, tlsSecretName }: ControllerIngress, { bodyBytes, idleSeconds }: PublicLimits): Record<string, string> {
  if (kind === 'ingress-nginx') {
    return {
      'nginx.ingress.kubernetes.io/proxy-body-size': String(Math.max(1, bodyBytes)),
      'nginx.ingress.kubernetes.io/proxy-read-timeout': String(idleSeconds),
      'nginx.ingress.kubernetes.io/proxy-send-timeout': String(idleSeconds),
    };
  }
  const entryPoint = 'traefik.ingress.kubernetes.io/router.entrypoints';
  return tlsSecretName ? { [entryPoint]: 'websecure', 'traefik.ingress.kubernetes.io/router.tls': 'true' } : { [entryPoint]: 'web' };
}

function toService(name: string, path: string): k8s.HttpIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } };
}
