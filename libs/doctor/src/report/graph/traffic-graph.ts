import type { Evidence } from '../../finding/finding';
import type { ResourceReference, WorkloadReference } from '../../finding/resource-reference';
import type { PolicyRule } from '../../reach/policy-verdict';
import type { Direction } from '../../reach/policy';

/**
 * What is said of traffic. `declared`, `inferred` (from what a program is told) and `allowed` (nobody says whether it is meant) pass;
 * `undeclared` passes, though something else is declared; `blocked` is declared or inferred, and does not pass; `unresolved` leads to
 * nothing in the manifests.
 */
export type EdgeState = 'declared' | 'inferred' | 'allowed' | 'undeclared' | 'blocked' | 'unresolved';

/** Who talks to whom: pods and what is around them, and the traffic between them. Plain data. */
export interface TrafficGraph {
  /** In order of namespace and name; what is outside the manifests comes last. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** An end of traffic. */
export interface GraphNode {
  /** `StatefulSet crm/ring (ring-0)`, `every pod of crm`, `192.0.2.0/24`. */
  readonly id: string;
  /** The same where the namespace is said already: `ring (ring-0)`. */
  readonly label: string;
  /** `Deployment`, or what else it is. */
  readonly kind: string;
  /** @default outside the manifests */
  readonly namespace?: string;
  /** @default no single workload */
  readonly workload?: WorkloadReference;
  /** Ports that its containers say they serve: `TCP 8080 http`. */
  readonly serves: readonly string[];
  /** Ports of each direction that are open to everyone. */
  readonly openToEveryone: Readonly<Partial<Record<Direction, string>>>;
  /** The policies that select it for each direction. */
  readonly policies: Readonly<Record<Direction, readonly ResourceReference[]>>;
}

/** Traffic between two nodes. */
export interface GraphEdge {
  readonly from: GraphNode['id'];
  readonly to: GraphNode['id'];
  /** `TCP 80, UDP 53`, or `a port that nobody says`. */
  readonly ports: string;
  readonly state: EdgeState;
  /** What the policies of each end in the manifests say: that of the caller on egress, that of the callee on ingress. */
  readonly verdicts: readonly EdgeVerdict[];
  /** What tells of it, where it is inferred. */
  readonly evidence: readonly Evidence[];
}

/** What the policies of one end say of traffic. */
export interface EdgeVerdict {
  readonly direction: Direction;
  readonly isOpen: boolean;
  /** The rules that open it, or some of it. */
  readonly rules: readonly PolicyRule[];
  /** The policies that select the end: without any it is open. */
  readonly policies: readonly ResourceReference[];
}
