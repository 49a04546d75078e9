import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { refuse } from './invalid-platform';
import type { HttpService } from './http-service';
import { publicPaths } from './public-paths';
import { allowFromNamespace } from './traffic';

/** How traffic from outside comes into an environment. */
export interface IngressSettings {
  /** `ingressClassName` of the controller. */
  readonly className: string;

  /**
   * Namespace and labels of the controller's pods: the only ones outside that may reach an exposed service.
   *
   * @default those of ingress-nginx ({@link INGRESS_NGINX})
   */
  readonly controller?: { readonly namespace: string; readonly podLabels: Readonly<Record<string, string>> };

  /**
   * Secret with the certificate of the exposed host.
   *
   * @default none: plain HTTP
   */
  readonly tlsSecretName?: string;
}

/** Where the ingress-nginx chart puts its controller. */
export const INGRESS_NGINX = Object.freeze({ namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } });

const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Publishes a service under a host name: the public routes of its contract and nothing else, and the way in for the ingress
 * controller's pods.
 *
 * @example
 * new HttpIngress(gateway, 'ingress', 'shop.example.com');
 */
export class HttpIngress extends Construct {
  /**
   * @param host DNS name, without scheme, port or path
   */
  constructor(service: HttpService, id: string, host: string) {
    super(service, id);
    const { className, controller = INGRESS_NGINX, tlsSecretName } = service.platform.environment.ingress;
    const paths = publicPaths(service.contract.routes);
    if (!HOST.test(host))
      refuse(`${service.address}: exposeAt(${JSON.stringify(host)}) names no host; write a DNS name such as shop.example.com`);
    if (paths.length === 0) {
      refuse(
        `${service.address}: exposeAt(${JSON.stringify(host)}) would publish nothing, since no route is public; mark one "public: true" in its contract`,
      );
    }

    new k8s.KubeIngress(this, 'Resource', {
      metadata: { name: service.name },
      spec: {
        ingressClassName: className,
        ...(tlsSecretName && { tls: [{ hosts: [host], secretName: tlsSecretName }] }),
        rules: [{ host, http: { paths: paths.map((path) => toService(service.name, path)) } }],
      },
    });
    allowFromNamespace(service, 'ingress-controller', controller.namespace, controller.podLabels);
  }
}

function toService(name: string, path: string): k8s.HttpIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } };
}
