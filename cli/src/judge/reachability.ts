import {
  Cluster,
  Connectivity,
  formatReference,
  judgeConnection,
  type Manifest,
  type PodSet,
  type PolicyVerdict,
  PortSet,
  type Protocol,
  readManifests,
  type WorkloadKind,
} from 'fairlead/doctor';

/** A port of a pod. */
export interface PodPort {
  readonly protocol: Protocol;
  readonly port: number;
}

/** The pod sets of some objects, and what NetworkPolicies let through between them. */
export class Reachability {
  readonly #connectivity: Connectivity;

  /** @param workloadKinds kinds that run pods, beside those that are known */
  constructor(objects: readonly Manifest[], workloadKinds?: readonly WorkloadKind[]) {
    this.#connectivity = new Connectivity(new Cluster(readManifests(objects, workloadKinds)));
  }

  /**
   * The pods that a user names: `web`, `shop/web`, `deployment/web`, `shop/deployment/web`.
   *
   * @throws Error where none or several have the name
   */
  findPods(written: string): PodSet {
    const { podSets } = this.#connectivity.cluster;
    const [name, ...rest] = written.toLowerCase().split('/').reverse();
    const found = podSets.filter(({ workload }) => {
      const { kind, namespace } = workload;
      return workload.name.toLowerCase() === name && rest.every((part) => [kind, namespace].some((each) => each.toLowerCase() === part));
    });
    const [only, ...others] = found;
    if (only && others.length === 0) return only;
    const known = (only ? found : podSets).map(({ workload }) => formatReference(workload));
    throw new Error(`${only ? 'more than one workload is named' : 'no workload is named'} ${written}; there ${listNames(known)}`);
  }

  /** What the policies of both ends say of a connection: it can be made where both open the port. */
  judge(from: PodSet, to: PodSet, { protocol, port }: PodPort): readonly [egress: PolicyVerdict, ingress: PolicyVerdict] {
    const judge = (direction: PolicyVerdict['direction'], subject: PodSet, podSet: PodSet) =>
      judgeConnection(this.#connectivity.effectivePolicy(subject, direction), { type: 'workload', podSet }, PortSet.of(protocol, port));
    return [judge('egress', from, to), judge('ingress', to, from)];
  }
}

/** Names that are shown of many. */
const SHOWN = 10;

function listNames(names: readonly string[]): string {
  if (names.length === 0) return 'are none';
  const more = names.length - SHOWN;
  return `${names.length === 1 ? 'is' : 'are'} ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
