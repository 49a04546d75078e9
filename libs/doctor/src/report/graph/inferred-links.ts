import type { Dependency } from '../../dependencies/infer-dependencies';
import { formatReference } from '../../finding/resource-reference';
import type { Connectivity } from '../../reach/connectivity';
import { groupBy } from '../../sets/group-by';
import { PortSet } from '../../sets/port-set';
import { type Link, type LinkEnd, pairOf } from './link';

/** The inferred traffic, each pair of ends once for each state. What passes there is no news: it is taken out of the links that pass. */
export function addInferred(links: readonly Link[], inferred: readonly Dependency[], connectivity: Connectivity): readonly Link[] {
  const own = joinLinks(inferred.flatMap((traffic) => linksOf(traffic, connectivity)));
  const known = new Map(own.map((link) => [pairOf(link), link.ports]));
  const others = links.map((link) => ({ ...link, ports: link.ports.subtract(known.get(pairOf(link)) ?? PortSet.NONE) }));
  return [...own, ...others.filter(({ ports }) => !ports.isEmpty)];
}

function linksOf({ from, to, port, protocol, destinations, evidence, verdict }: Dependency, connectivity: Connectivity): readonly Link[] {
  const { cluster } = connectivity;
  const callers = cluster.find(from).map((podSet): LinkEnd => ({ type: 'workload', podSet }));
  const told = port === undefined ? PortSet.every(protocol) : PortSet.of(protocol, port);
  const callees =
    verdict === 'unresolved' || destinations.length === 0
      ? [{ end: { type: 'host', name: 'host' in to ? to.host : formatReference(to) } as const, ports: told }]
      : destinations.flatMap((destination) =>
          cluster.find(destination.workload).map((podSet) => ({
            end: { type: 'workload', podSet } as const,
            ports: PortSet.of(protocol, destination.port),
          })),
        );
  const state = verdict === 'allowed' || verdict === 'unknown' ? 'inferred' : verdict;
  return callers.flatMap((caller) =>
    callees.map(({ end, ports }): Link => ({
      from: caller,
      to: end,
      ports,
      state,
      evidence,
      isPortUnknown: port === undefined && end.type === 'host',
    })),
  );
}

function joinLinks(links: readonly Link[]): readonly Link[] {
  return [...groupBy(links, (link) => `${pairOf(link)}\n${link.state}`).values()].flatMap((same) => {
    const [first] = same;
    const ports = PortSet.union(same.map((link) => link.ports));
    return first ? [{ ...first, ports, evidence: [...new Set(same.flatMap(({ evidence }) => evidence))] }] : [];
  });
}
