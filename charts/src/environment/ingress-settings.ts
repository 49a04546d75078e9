import { findUnknownProps, findVariantFaults, isObject, type KnownProps, type KnownVariants } from 'fairlead/contract';
import { findNamespacePodsFaults, type NamespacePods } from './namespace-pods';

/** What every way into an environment says. */
interface IngressFacts {
  /** Namespace and labels of the pods that pass requests on: the only ones outside that may reach an exposed service. */
  readonly controller: NamespacePods;

  /** Address ranges of those pods, whose word an exposed service takes for a client's address. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
}

/** An Ingress of a controller that we know the annotations of. */
export interface ControllerIngress extends IngressFacts {
  readonly kind: 'ingress-nginx' | 'traefik';

  /** `ingressClassName` of the controller. */
  readonly className: string;

  /** Secret with the certificate of the exposed host; plain HTTP without. */
  readonly tlsSecretName?: string;
}

/** An HTTPRoute of a Gateway, whoever implements it. */
export interface GatewayIngress extends IngressFacts {
  readonly kind: 'gateway-api';

  /** The Gateway that routes attach to, and its listener. The certificate is the listener's. */
  readonly gateway: GatewayReference;
}

/** How traffic from outside comes into an environment. Made by {@link ingressNginx}, {@link traefik} or {@link gatewayApi}. */
export type IngressSettings = ControllerIngress | GatewayIngress;

/** The same with TLS: a certificate, or a listener that has one. */
export type SecureIngressSettings =
  (ControllerIngress & { readonly tlsSecretName: string }) | (GatewayIngress & { readonly gateway: { readonly sectionName: string } });

/** What a controller's Ingress leaves open. */
export interface ControllerIngressProps extends Partial<IngressFacts> {
  /** @default `nginx` or `traefik` */
  readonly className?: string;

  /** @default none: plain HTTP */
  readonly tlsSecretName?: string;
}

/** A Gateway that exists already. */
export interface GatewayReference {
  readonly name: string;
  readonly namespace: string;

  /**
   * Listener, the one that ends TLS.
   *
   * @default every listener that lets the route attach
   */
  readonly sectionName?: string;
}

/** What a Gateway says of itself. */
export interface GatewayIngressProps extends Pick<IngressFacts, 'controller'>, Partial<Pick<IngressFacts, 'trustedProxies'>> {
  readonly gateway: GatewayReference;
}

const FACTS: KnownProps<IngressFacts> = { controller: 'required', trustedProxies: 'required' };
const CONTROLLER: KnownProps<ControllerIngress> = { ...FACTS, kind: 'required', className: 'required', tlsSecretName: 'optional' };

const INGRESS_PROPS: KnownVariants<IngressSettings, 'kind'> = {
  'ingress-nginx': CONTROLLER,
  traefik: CONTROLLER,
  'gateway-api': { ...FACTS, kind: 'required', gateway: 'required' },
};

const GATEWAY_PROPS: KnownProps<GatewayReference> = { name: 'required', namespace: 'required', sectionName: 'optional' };

/** What no way in has, and what one lacks. */
export function findIngressPropFaults(subject: string, ingress: IngressSettings): string[] {
  const faults = findVariantFaults({ subject, given: ingress, path: 'ingress.' }, 'kind', INGRESS_PROPS);
  if (!isObject(ingress)) return faults;
  const gateway = 'gateway' in ingress ? ingress.gateway : undefined;
  return [
    ...faults,
    ...('controller' in ingress ? findNamespacePodsFaults(subject, 'ingress.controller.', ingress.controller) : []),
    ...findUnknownProps({ subject, given: gateway, path: 'ingress.gateway.' }, GATEWAY_PROPS),
  ];
}

/** What keeps a way in from being encrypted. One whose props are not as they must be has other faults first. */
export function findTlsFaults(subject: string, ingress: IngressSettings): string[] {
  if (findIngressPropFaults(subject, ingress).length > 0) return [];
  if (ingress.kind === 'gateway-api')
    return ingress.gateway.sectionName ? [] : [`ingress of ${subject} has no TLS; write gateway.sectionName, the listener that ends it`];
  return ingress.tlsSecretName ? [] : [`ingress of ${subject} has no TLS; write tlsSecretName, the Secret with its certificate`];
}

/** Where each controller's own chart puts its pods, and its class. */
export const INGRESS_DEFAULTS = Object.freeze({
  'ingress-nginx': {
    className: 'nginx',
    controller: { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
  },
  traefik: { className: 'traefik', controller: { namespace: 'traefik', podLabels: { 'app.kubernetes.io/name': 'traefik' } } },
});

/** TLS is known to the type when it was given. */
type Tls<Props> = Pick<Props, keyof Props & 'tlsSecretName'>;

/**
 * The way in through ingress-nginx, which is retired but still widely run.
 *
 * @example
 * ingressNginx({ tlsSecretName: 'shop-tls', trustedProxies: ['10.244.0.0/16'] })
 */
export function ingressNginx<const Props extends ControllerIngressProps>(props: Props = {} as Props): ControllerIngress & Tls<Props> {
  return controllerIngress('ingress-nginx', props);
}

/** The way in through Traefik. */
export function traefik<const Props extends ControllerIngressProps>(props: Props = {} as Props): ControllerIngress & Tls<Props> {
  return controllerIngress('traefik', props);
}

/**
 * The way in through a Gateway (Gateway API v1).
 *
 * @example
 * gatewayApi({
 *   gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
 *   controller: { namespace: 'envoy-gateway-system', podLabels: { 'app.kubernetes.io/name': 'envoy' } },
 * })
 */
export function gatewayApi<const Props extends GatewayIngressProps>(props: Props): GatewayIngress & Pick<Props, 'gateway'> {
  return { kind: 'gateway-api', trustedProxies: [], ...props };
}

function controllerIngress<Props extends ControllerIngressProps>(
  kind: ControllerIngress['kind'],
  props: Props,
): ControllerIngress & Tls<Props> {
  return { kind, trustedProxies: [], ...INGRESS_DEFAULTS[kind], ...props };
}
