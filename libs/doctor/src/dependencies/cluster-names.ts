import { formatOwner } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { isExternalName, isHeadless, type Service } from '../read/services/service';
import type { Workload } from '../read/workload';

/** What the name of a host leads to. */
export type Target =
  | {
      readonly type: 'service';
      readonly service: Service;
      /** Name of the one pod that is asked for, behind a headless Service. */
      readonly pod?: string;
    }
  /** A Service that the manifests do not have. */
  | { readonly type: 'missing'; readonly namespace: string; readonly name: string }
  /** A host outside the cluster, or one that nobody can tell. */
  | { readonly type: 'outside'; readonly host: string };

interface Candidate {
  readonly namespace: string;
  readonly name: string;
  readonly pod?: string;
}

/** How often one name may stand for another: `ExternalName` after `ExternalName`. */
const MOST_ALIASES = 4;

/**
 * Names of hosts, as the DNS of the cluster answers pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export class ClusterNames {
  private readonly inventory: Inventory;
  private readonly services: ReadonlyMap<string, Service>;
  private readonly namespaces: ReadonlySet<string>;

  constructor(inventory: Inventory) {
    const { services, workloads, namespaces } = inventory;
    this.inventory = inventory;
    this.services = new Map(services.map((service) => [formatOwner(service.reference), service]));
    this.namespaces = new Set([...namespaces.keys(), ...[...workloads, ...services].map(({ reference }) => reference.namespace)]);
  }

  /**
   * What a pod of a workload is led to.
   *
   * @throws UnreadField where a Service may be there of which nobody can tell the name
   */
  resolve(host: string, { reference, pod }: Workload): Target {
    const isKnown = (pod.hostAliases ?? []).some(({ hostnames = [] }) => hostnames.includes(host));
    if (isKnown || !asksCluster(pod)) return { type: 'outside', host };
    const target = this.find(host, reference.namespace, MOST_ALIASES);
    return target.type === 'missing' && pod.dnsConfig?.searches?.length ? { type: 'outside', host } : target;
  }

  private find(host: string, namespace: string, aliases: number): Target {
    const candidates = listCandidates(host, namespace);
    for (const { pod, ...candidate } of candidates) {
      const service = this.services.get(formatOwner(candidate));
      if (!service) continue;
      if (isExternalName(service)) return this.follow(service, host, aliases);
      if (pod === undefined || isHeadless(service)) return { type: 'service', service, ...(pod !== undefined && { pod }) };
    }
    candidates.forEach((candidate) => this.inventory.objects.assertComplete('Service', candidate.namespace));
    const meant = candidates.findLast((candidate) => this.isOfCluster(host, candidate));
    return meant ? { type: 'missing', namespace: meant.namespace, name: meant.name } : { type: 'outside', host };
  }

  private follow({ spec, reference }: Service, host: string, aliases: number): Target {
    const { externalName } = spec;
    if (externalName === undefined || aliases === 0) return { type: 'outside', host };
    return this.find(externalName.replace(/\.$/, ''), reference.namespace, aliases - 1);
  }

  /** Whether a name can be nothing else than that of a Service: a name with dots may be that of any host in the world. */
  private isOfCluster(host: string, { namespace }: Candidate): boolean {
    return !host.includes('.') || /\.svc(\.|$)/.test(host) || (host.endsWith(`.${namespace}`) && this.namespaces.has(namespace));
  }
}

/** Whether names are asked of the cluster's DNS at all (Pod's DNS Policy). */
function asksCluster({ dnsPolicy = 'ClusterFirst', hostNetwork }: Workload['pod']): boolean {
  return dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork);
}

/** The Services that a name may be one of, in the order of the search path. */
function listCandidates(host: string, own: string): readonly Candidate[] {
  const [first = '', second, third, ...more] = host.split('.');
  if (second === undefined) return [{ name: first, namespace: own }];
  if (third === undefined)
    return [
      { pod: first, name: second, namespace: own },
      { name: first, namespace: second },
    ];
  if (third === 'svc') return [{ name: first, namespace: second }];
  return more.length === 0 || more[0] === 'svc' ? [{ pod: first, name: second, namespace: third }] : [];
}
