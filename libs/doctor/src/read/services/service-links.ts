import type { Evidence } from '../../finding/finding';
import type { NamespacedReference } from '../../finding/resource-reference';
import { unlessUnread } from '../schema/unread-field';
import { hasClusterAddress, type Service, type ServicePort } from './service';

/** A variable that the kubelet makes of a Service. Without a value where only the cluster knows it. */
export interface ServiceLink {
  readonly value?: string;
  readonly source: Evidence;
}

/** Variables by name. */
export type ServiceLinks = ReadonlyMap<string, ServiceLink>;

type NamedValue = readonly [name: string, value: string | undefined];

/** Of the API server's own Service every container has them, whatever its pod says. */
const API_SERVER: NamespacedReference = Object.freeze({ kind: 'Service', namespace: 'default', name: 'kubernetes' });
export const API_SERVER_LINKS: ServiceLinks = new Map(toLinks(API_SERVER, unknownLinks(API_SERVER)));

/**
 * The variables that containers get of the Services of their namespace: `REDIS_SERVICE_HOST`, `REDIS_SERVICE_PORT`,
 * `REDIS_PORT=tcp://10.96.0.12:6379`. The address is known where the manifest says it. Services that are made after a pod make none,
 * which manifests do not tell: all of them count.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export function linkServices(services: readonly Service[]): ServiceLinks {
  const links = services.flatMap((service) =>
    toLinks(service.reference, unlessUnread(() => valuesOf(service)) ?? unknownLinks(service.reference)),
  );
  return new Map([...API_SERVER_LINKS, ...links]);
}

function valuesOf(service: Service): readonly NamedValue[] {
  const { clusterIP, ports = [] } = service.spec;
  const [first] = ports;
  if (!first || !hasClusterAddress(service)) return [];
  const prefix = linkPrefix(service.reference.name);
  return [
    [`${prefix}_SERVICE_HOST`, clusterIP],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
    [`${prefix}_PORT`, urlOf(first, clusterIP)],
    ...ports.flatMap(({ name, port }): NamedValue[] => (name ? [[`${prefix}_SERVICE_PORT_${linkPrefix(name)}`, String(port)]] : [])),
    ...ports.flatMap((port) => valuesOfPort(prefix, port, clusterIP)),
  ];
}

function valuesOfPort(prefix: string, servicePort: ServicePort, clusterIP: string | undefined): readonly NamedValue[] {
  const { port, protocol = 'TCP' } = servicePort;
  const name = `${prefix}_PORT_${port}_${protocol}`;
  return [
    [name, urlOf(servicePort, clusterIP)],
    [`${name}_PROTO`, protocol.toLowerCase()],
    [`${name}_PORT`, String(port)],
    [`${name}_ADDR`, clusterIP],
  ];
}

function urlOf({ port, protocol = 'TCP' }: ServicePort, clusterIP: string | undefined): string | undefined {
  return clusterIP === undefined ? undefined : `${protocol.toLowerCase()}://${clusterIP}:${port}`;
}

/** What a Service that cannot be read may make. */
function unknownLinks({ name }: NamespacedReference): readonly NamedValue[] {
  return ['SERVICE_HOST', 'SERVICE_PORT', 'PORT'].map((suffix) => [`${linkPrefix(name)}_${suffix}`, undefined]);
}

/** What the names of a Service's variables begin with: `USER_SERVICE`. */
export function linkPrefix(name: string): string {
  return name.toUpperCase().replaceAll(/[-.]/g, '_');
}

function toLinks(resource: NamespacedReference, values: readonly NamedValue[]): readonly (readonly [string, ServiceLink])[] {
  return values.map(([name, value]) => {
    const says = `the kubelet makes ${name} of it${value === undefined ? '' : `: ${value}`}`;
    return [name, { ...(value !== undefined && { value }), source: { resource, says } }];
  });
}
