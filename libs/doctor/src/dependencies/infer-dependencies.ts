import type { Evidence } from '../finding/finding';
import { formatReference, type ResourceReference, type WorkloadReference } from '../finding/resource-reference';
import { Inventory } from '../read/inventory';
import { unlessUnread } from '../read/schema/unread-field';
import type { Protocol } from '../sets/port-set';
import { DependencyModel } from './dependency-model';
import { evidenceOf, type InferredDependency, isOnWrongPort } from './inferred-dependency';

/** Something that the pods of a workload are told to connect to. Plain data. */
export interface Dependency {
  readonly from: WorkloadReference;
  /** A Service, of the manifests or missing in them, or a host outside the cluster. */
  readonly to: ResourceReference | { readonly host: string };
  /**
   * As it is told: that of the Service.
   *
   * @default nobody says it
   */
  readonly port?: number;
  readonly protocol: Protocol;
  /** Where connections to the Service end, as far as the manifests have it: each workload with the port of its pods. */
  readonly destinations: readonly { readonly workload: WorkloadReference; readonly port: number }[];
  /** The fields that say so. */
  readonly evidence: readonly Evidence[];
  readonly verdict: DependencyVerdict;
}

/**
 * `allowed`: policies let it through. `blocked`: they close one half of it. `unresolved`: no Service has the name or the port. `unknown`:
 * what it leads to is not in the manifests.
 */
export type DependencyVerdict = 'allowed' | 'blocked' | 'unresolved' | 'unknown';

/**
 * What workloads need, as their variables, arguments, probes and files say it: other people's manifests declare no traffic. Names are
 * resolved as the cluster's DNS does it. Same manifests, in any order: same list.
 *
 * @example
 * inferDependencies(objects).filter(({ verdict }) => verdict === 'blocked');
 */
export function inferDependencies(documents: readonly unknown[] | Inventory): readonly Dependency[] {
  const model = DependencyModel.of(Inventory.of(documents));
  return model.dependencies.map((dependency) => {
    const { workload, target, port, servicePort, destinations } = dependency;
    return {
      from: workload.reference,
      to: referenceTo(target),
      ...(port !== undefined && { port }),
      protocol: servicePort?.protocol ?? 'TCP',
      destinations: listDestinations(destinations),
      evidence: evidenceOf([dependency]),
      verdict: unlessUnread(() => judge(dependency, model)) ?? 'unknown',
    };
  });
}

/** Pods of one workload that policies tell apart end connections as one. */
function listDestinations(destinations: InferredDependency['destinations']): Dependency['destinations'] {
  const all = destinations.map(({ podSet: { workload }, port }) => ({ workload, port }));
  return [...new Map(all.map((each) => [`${formatReference(each.workload)} ${each.port}`, each])).values()];
}

function referenceTo(target: InferredDependency['target']): Dependency['to'] {
  if (target.type === 'outside') return { host: target.host };
  return target.type === 'service' ? target.service.reference : { kind: 'Service', namespace: target.namespace, name: target.name };
}

function judge(dependency: InferredDependency, model: DependencyModel): DependencyVerdict {
  if (dependency.target.type === 'missing' || isOnWrongPort(dependency)) return 'unresolved';
  if (dependency.destinations.length === 0 || model.cluster.find(dependency.workload.reference).length === 0) return 'unknown';
  if (model.hasUnreadTraffic) return 'unknown';
  return model.blockedHalves(dependency).length > 0 ? 'blocked' : 'allowed';
}
