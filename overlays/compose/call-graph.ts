import type { Platform } from 'fairlead';
import type { DeclaredEnd } from 'fairlead/doctor';

/** Who calls whom, by name. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Who calls whom, and who is reached from outside or reaches out. */
export class CallGraph {
  /** The calls between components. */
  readonly edges: readonly Edge[];
  /** Components that clients outside reach. */
  readonly published: ReadonlySet<string>;
  /** Components that reach what somebody else runs. */
  readonly leaving: ReadonlySet<string>;

  constructor(platform: Platform) {
    const traffic = platform.declaredTraffic().map(({ from, to, port }) => ({ from: nameOf(from), to: nameOf(to), port }));
    this.edges = traffic.flatMap(({ from, to }) => (from !== undefined && to !== undefined ? [{ from, to }] : []));
    const serves = new Map(platform.components.map(({ name, port }) => [name, port]));
    // Who reads metrics comes in from outside too, at another port.
    const entered = traffic.filter(({ from, to = '', port }) => from === undefined && serves.get(to) === port);
    this.published = new Set(entered.flatMap(({ to = [] }) => to));
    this.leaving = new Set(traffic.flatMap(({ from, to }) => (from !== undefined && to === undefined ? [from] : [])));
  }
}

/** Nothing for what is no component of the platform: addresses may be named after who is there. */
const nameOf = (end: DeclaredEnd) => ('name' in end && !('cidr' in end) ? end.name : undefined);
