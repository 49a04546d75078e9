import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isPort } from '../checks/port';
import { findDestinationFault } from '../checks/range';
import { findPodsFaults, NAMESPACE_PODS_PROPS, type NamespacePods } from './namespace-pods';

/** Pods that resolve names. */
export interface DnsPods extends NamespacePods {
  /**
   * Port that the pods listen on, 1 to 65535; the Service before them may have another.
   *
   * @default 53
   */
  readonly port?: number;
}

/** What resolves names on each node itself, where no labels are. */
export interface DnsAddresses {
  /** Its address range: `169.254.20.10/32`. */
  readonly cidr: string;
  /** @default 53 */
  readonly port?: number;
}

/** Who resolves names for pods. */
export type DnsServer = DnsPods | DnsAddresses;

const DNS_PODS_PROPS: KnownProps<DnsPods> = { ...NAMESPACE_PODS_PROPS, port: 'optional' };
const DNS_ADDRESSES_PROPS: KnownProps<DnsAddresses> = { cidr: 'required', port: 'optional' };

/** What is registered for DNS (RFC 1035 §4.2). */
export const DNS_PORT = 53;

/** CoreDNS, as nearly every distribution of Kubernetes labels it. */
export const KUBE_DNS: readonly DnsServer[] = Object.freeze([
  Object.freeze({ namespace: 'kube-system', podLabels: Object.freeze({ 'k8s-app': 'kube-dns' }) }),
]);

/** CoreDNS of OpenShift, whose pods listen on a port of their own. */
export const OPENSHIFT_DNS: readonly DnsServer[] = Object.freeze([
  Object.freeze({
    namespace: 'openshift-dns',
    podLabels: Object.freeze({ 'dns.operator.openshift.io/daemonset-dns': 'default' }),
    port: 5353,
  }),
]);

/**
 * NodeLocal DNSCache, at the address that its manifest gives it, and CoreDNS, which pods ask where the cache is not there.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export const NODE_LOCAL_DNS: readonly DnsServer[] = Object.freeze([Object.freeze({ cidr: '169.254.20.10/32' }), ...KUBE_DNS]);

/** What is wrong with who resolves names. */
export function findDnsFaults(subject: string, servers: unknown): string[] {
  if (!Array.isArray(servers)) return [`dns is ${showGiven(servers)}, which is no list; write OPENSHIFT_DNS, say`];
  if (servers.length === 0) return ['dns names nobody; write OPENSHIFT_DNS, say'];
  return (servers as readonly unknown[]).flatMap((given, index) => {
    const path = `dns[${index}].`;
    const faults = findServerFaults({ subject, given, path });
    return isObject(given) ? [...faults, ...findValueFaults(`dns[${index}]`, given)] : [...faults];
  });
}

function findServerFaults(props: { readonly subject: string; readonly given: unknown; readonly path: string }): readonly string[] {
  const { subject, given, path } = props;
  if (isObject(given) && 'cidr' in given) return findPropFaults({ subject, given, path }, DNS_ADDRESSES_PROPS);
  return findPropFaults({ subject, given, path }, DNS_PODS_PROPS);
}

function findValueFaults(at: string, given: Readonly<Record<string, unknown>>): string[] {
  const { cidr, port = DNS_PORT } = given;
  const fault = cidr === undefined ? undefined : findDestinationFault(cidr, '169.254.20.10/32');
  return [
    ...findPodsFaults(`${at}.`, given),
    ...(fault === undefined ? [] : [`${at}.cidr is ${showGiven(cidr)}${fault}`]),
    ...(isPort(port) ? [] : [`${at}.port is ${showGiven(port)}; write one from 1 to 65535`]),
  ];
}
