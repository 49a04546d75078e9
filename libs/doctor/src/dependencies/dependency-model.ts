import { formatReference } from '../finding/resource-reference';
import { Cluster } from '../reach/cluster';
import { Connectivity } from '../reach/connectivity';
import type { EffectivePolicy } from '../reach/effective-policy';
import type { PodSet } from '../reach/pod-set';
import { type Direction, DIRECTIONS } from '../reach/policy';
import type { Inventory } from '../read/inventory';
import { UNREAD_TRAFFIC_KINDS } from '../read/objects/traffic-kinds';
import { judgeEach, unlessUnread } from '../read/schema/unread-field';
import { isHeadless } from '../read/services/service';
import type { Workload } from '../read/workload';
import { groupBy } from '../sets/group-by';
import { ClusterNames, type Target } from './cluster-names';
import { type ConfiguredAddress, listConfiguredAddresses } from './configured-address';
import { findDefaultPort } from './addresses/default-port';
import type { InferredDependency } from './inferred-dependency';
import { type Destination, findDestinations, findServicePort } from './service-destinations';

/** One half of a connection to a destination that policies keep closed. */
export interface BlockedHalf {
  readonly dependency: InferredDependency;
  readonly direction: Direction;
  readonly destination: Destination;
  /** The pods at the other end from those whose policies close it. */
  readonly other: PodSet;
  /** The policies that close it. */
  readonly effective: EffectivePolicy;
}

/** What the workloads of a set of manifests are told to connect to, and whether policies let them. */
export class DependencyModel {
  readonly inventory: Inventory;
  readonly connectivity: Connectivity;
  readonly dependencies: readonly InferredDependency[];

  private readonly byWorkload: ReadonlyMap<Workload, readonly InferredDependency[]>;
  private static readonly known = new WeakMap<Inventory, DependencyModel>();

  private constructor(inventory: Inventory) {
    const selectors = judgeEach(inventory.services, ({ spec }) => (spec.selector ? [{ matchLabels: spec.selector }] : []));
    const names = new ClusterNames(inventory);
    this.inventory = inventory;
    this.connectivity = Connectivity.of(Cluster.of(inventory, selectors));
    this.dependencies = judgeEach(inventory.workloads, (workload) => this.infer(workload, names));
    this.byWorkload = groupBy(this.dependencies, ({ workload }) => workload);
  }

  /** Each set of manifests is searched once, whoever asks. */
  static of(inventory: Inventory): DependencyModel {
    const model = this.known.get(inventory) ?? new DependencyModel(inventory);
    this.known.set(inventory, model);
    return model;
  }

  get cluster(): Cluster {
    return this.connectivity.cluster;
  }

  dependenciesOf(workload: Workload): readonly InferredDependency[] {
    return this.byWorkload.get(workload) ?? [];
  }

  /** Whether objects that are not read may open what policies close. */
  get hasUnreadTraffic(): boolean {
    return this.inventory.objects.kinds.some((kind) => UNREAD_TRAFFIC_KINDS.has(kind));
  }

  /** The halves of a dependency that are surely closed; nothing is said of pods to themselves, and of what is not in the manifests. */
  blockedHalves(dependency: InferredDependency): readonly BlockedHalf[] {
    if (this.hasUnreadTraffic) return [];
    const callers = this.cluster.find(dependency.workload.reference);
    return dependency.destinations.flatMap((destination) =>
      callers
        .filter((caller) => caller.workload !== destination.podSet.workload)
        .flatMap((caller) => DIRECTIONS.flatMap((direction) => this.blockedHalf(dependency, direction, caller, destination))),
    );
  }

  private blockedHalf(
    dependency: InferredDependency,
    direction: Direction,
    caller: PodSet,
    destination: Destination,
  ): readonly BlockedHalf[] {
    const [subject, other] = direction === 'egress' ? [caller, destination.podSet] : [destination.podSet, caller];
    const effective = this.connectivity.effectivePolicy(subject, direction);
    const isOpen = !effective.isIsolated || effective.possiblePortsWith(other).has(destination.protocol, destination.port);
    return isOpen ? [] : [{ dependency, direction, destination, other, effective }];
  }

  private infer(workload: Workload, names: ClusterNames): readonly InferredDependency[] {
    const resolved = judgeEach(listConfiguredAddresses(workload, this.inventory), (address) => this.resolve(address, workload, names));
    return [...groupBy(resolved, keyOf).values()].flatMap((same) => {
      const [first] = same;
      const addresses = same.flatMap((each) => each.addresses).sort((a, b) => Number(b.isCertain ?? false) - Number(a.isCertain ?? false));
      const [surest, ...others] = addresses;
      return first && surest ? [{ ...first, addresses: [surest, ...others] as const }] : [];
    });
  }

  private resolve(address: ConfiguredAddress, workload: Workload, names: ClusterNames): readonly InferredDependency[] {
    const target = names.resolve(address.host, workload);
    const dependency = { workload, addresses: [address] as const, target, destinations: [] };
    if (target.type !== 'service') {
      const port = address.port ?? findDefaultPort(address.scheme ?? '');
      return address.isCertain ? [{ ...dependency, ...(port !== undefined && { port }) }] : [];
    }
    const port = address.port ?? findDefaultPort(address.scheme ?? '') ?? onlyPort(target);
    if (port === undefined) return address.isCertain ? [dependency] : [];
    const servicePort = findServicePort(target.service, port);
    const destinations = unlessUnread(() => findDestinations(this.cluster, target.service, port, target.pod)) ?? [];
    const isMeant = address.isCertain ?? (servicePort !== undefined && !isHeadless(target.service));
    return isMeant ? [{ ...dependency, port, ...(servicePort && { servicePort }), destinations }] : [];
  }
}

function onlyPort({ service }: Extract<Target, { type: 'service' }>): number | undefined {
  const [only, ...others] = service.spec.ports ?? [];
  return others.length === 0 ? only?.port : undefined;
}

function keyOf({ target, port }: InferredDependency): string {
  const to = target.type === 'service' ? `${formatReference(target.service.reference)} ${target.pod}` : JSON.stringify(target);
  return `${to} ${port}`;
}
