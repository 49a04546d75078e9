import { AddressSet } from '../sets/address-set';
import type { Connectivity } from '../reach/connectivity';
import type { Declaration, DeclaredEdge } from './declaration';
import type { End } from './resolved-end';
import type { Half } from '../reach/effective-policy';
import { type Opening, outsidePorts, portsBetween } from '../reach/resolved-peer';
import type { PodSet } from '../reach/pod-set';
import { PortSet } from '../sets/port-set';
import { findUncovered } from '../sets/region';

/** Declared traffic that one half of a pod set's connections does not let through. */
export interface Gap {
  readonly edge: DeclaredEdge;
  readonly half: Half;
  /** The pod set at the other end, when the manifests hold it. */
  readonly peer?: PodSet;
  /** The addresses or pods at the other end, when they are outside. */
  readonly outside?: string;
  /** Ports that are declared and closed. */
  readonly ports: PortSet;
  /** What an opening of the half opens for the other end; nothing when it is for others. */
  readonly opened: (opening: Opening) => PortSet;
}

/** Every half of the declared traffic that is closed. */
export function findGaps(declaration: Declaration, connectivity: Connectivity): readonly Gap[] {
  return declaration.edges
    .flatMap((edge) => [
      ...[...edge.from.podSets].flatMap((from) => halfGaps(edge, connectivity.half(from, 'egress'), edge.to)),
      ...[...edge.to.podSets].flatMap((to) => halfGaps(edge, connectivity.half(to, 'ingress'), edge.from)),
    ])
    .filter(({ ports }) => !ports.isEmpty);
}

function halfGaps(edge: DeclaredEdge, half: Half, other: End): readonly Gap[] {
  if (!half.isIsolated) return [];
  const peers = [...other.podSets].filter((peer) => peer !== half.subject || !peer.isSinglePod);
  return [
    ...peers.map((peer) => podGap(edge, half, peer)),
    ...(other.outside.isEmpty ? [] : [outsideGap(edge, half, other)]),
    ...(other.addresses.isEmpty ? [] : [addressGap(edge, half, other)]),
  ];
}

function podGap(edge: DeclaredEdge, half: Half, peer: PodSet): Gap {
  const opened = (opening: Opening) => (opening.pods.has(peer) ? portsBetween(opening, half.subject, peer) : PortSet.NONE);
  return { edge, half, peer, opened, ports: edge.ports.subtract(half.portsWith(peer)) };
}

function outsideGap(edge: DeclaredEdge, half: Half, { text, outsider: { namespaceLabels, podLabels } }: End): Gap {
  const opened = (opening: Opening) =>
    opening.outside.matches(namespaceLabels, podLabels) ? outsidePorts(opening, half.subject) : PortSet.NONE;
  return { edge, half, outside: text, opened, ports: edge.ports.subtract(half.portsWithOutsider(namespaceLabels, podLabels)) };
}

function addressGap(edge: DeclaredEdge, half: Half, { addresses }: End): Gap {
  const opened = (opening: Opening) =>
    addresses.intersect(opening.addresses).isEmpty ? PortSet.NONE : outsidePorts(opening, half.subject);
  const covers = half.openings.map((opening) => ({ region: opening.addresses, ports: outsidePorts(opening, half.subject) }));
  const left = findUncovered({ region: addresses, ports: edge.ports }, covers);
  const closed = left.reduce((all, { region }) => all.union(region), AddressSet.NONE);
  return { edge, half, outside: closed.toString(), opened, ports: PortSet.union(left.map(({ ports }) => ports)) };
}
