import { type Dependency, formatReference } from 'fairlead/doctor';

/** What a program is told to connect to, as an edge of a graph. */
export interface DependencyEdge {
  readonly from: string;
  readonly to: string;
  /** `Service shop/api TCP 80, blocked`. */
  readonly label: string;
}

/** An edge from each workload to those behind the Service, or to the Service or host where these are not known. */
export function listDependencyEdges(dependencies: readonly Dependency[]): readonly DependencyEdge[] {
  return dependencies.flatMap(({ from, to, port, protocol, destinations, verdict }) => {
    const name = 'host' in to ? to.host : formatReference(to);
    const ends = destinations.length > 0 ? destinations.map(({ workload }) => formatReference(workload)) : [name];
    const service = destinations.length > 0 ? name : undefined;
    const target = [service, port === undefined ? undefined : `${protocol} ${port}`].filter((part) => part !== undefined).join(' ');
    return ends.map((end) => ({ from: formatReference(from), to: end, label: [target, verdict].filter(Boolean).join(', ') }));
  });
}
