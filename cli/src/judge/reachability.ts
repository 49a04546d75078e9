import { Cluster, Connectivity, formatReference, type Manifest, type PodSet, type Protocol, type ResourceReference } from 'fairlead/doctor';

/** A port of a pod. */
export interface PodPort {
  readonly protocol: Protocol;
  readonly port: number;
}

/** One half of a connection, and what decides on it. */
export interface Half {
  readonly direction: 'egress' | 'ingress';
  /** Whose policies decide. */
  readonly subject: ResourceReference;
  readonly isOpen: boolean;
  /** The rules that open it. */
  readonly rules: readonly Rule[];
  /** The policies that select the pods: none opens what they leave closed. */
  readonly policies: readonly ResourceReference[];
}

/** A rule of a policy. */
export interface Rule {
  readonly resource: ResourceReference;
  readonly path: string;
}

/** The pod sets of some objects, and what NetworkPolicies let through between them. */
export class Reachability {
  readonly #connectivity: Connectivity;

  constructor(objects: readonly Manifest[]) {
    this.#connectivity = new Connectivity(new Cluster(objects));
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

  /** Both halves of a connection: it can be made where both are open. */
  judge(from: PodSet, to: PodSet, port: PodPort): readonly [egress: Half, ingress: Half] {
    return [this.#judgeHalf('egress', from, to, port), this.#judgeHalf('ingress', to, from, port)];
  }

  #judgeHalf(direction: Half['direction'], subject: PodSet, other: PodSet, { protocol, port }: PodPort): Half {
    const effective = this.#connectivity.effectivePolicy(subject, direction);
    const destination = direction === 'ingress' ? subject : other;
    const opening = effective.peersMatching(other).filter(({ ports }) => ports.at(destination).has(protocol, port));
    return {
      direction,
      subject: subject.workload,
      isOpen: effective.portsWith(other).has(protocol, port),
      rules: opening.map(({ policy, path }) => ({ resource: policy.reference, path })),
      policies: effective.policies.map(({ reference }) => reference),
    };
  }
}

/** Names that are shown of many. */
const SHOWN = 10;

function listNames(names: readonly string[]): string {
  if (names.length === 0) return 'are none';
  const more = names.length - SHOWN;
  return `${names.length === 1 ? 'is' : 'are'} ${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
