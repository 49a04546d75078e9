import type { Connectivity } from '../reach/connectivity';
import type { Declaration, DeclaredHalf } from './declaration';
import type { Certainty, Evidence, Finding } from '../finding/finding';
import { formatPlace, formatReference } from '../finding/resource-reference';
import { groupBy } from '../sets/group-by';
import { formatPodSets, SHOWN } from './format-pod-sets';
import type { PodSet } from '../reach/pod-set';
import type { Direction } from '../reach/policy';
import { PortSet } from '../sets/port-set';
import { findSurpluses, type Surplus } from './undeclared-traffic';

/** How surplus traffic fares at its other end. */
interface Passage {
  readonly passes: Certainty | 'never';
  readonly evidence: readonly Evidence[];
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { egress: 'ingress', ingress: 'egress' };

/**
 * A finding for each thing that a policy opens and nothing declares: `extra-traffic` when it passes, `half-open-traffic` when only the
 * other half still stops it. Pod sets with the same surplus through the same rule are one finding.
 */
export function findExtraTraffic(declaration: Declaration, connectivity: Connectivity): readonly Finding[] {
  const surpluses = findSurpluses(declaration, connectivity).map((surplus) => ({
    surplus,
    beyond: formatBeyond(surplus),
    passage: findPassage(surplus, connectivity),
  }));
  const causes = groupBy(surpluses, ({ surplus: { opening }, beyond, passage }) =>
    [formatPlace(opening.policy.reference, opening.peer.path), beyond, passage.passes].join('\n'),
  );
  return [...causes.values()].flatMap((same) => {
    const subjects = same.map(({ surplus }) => surplus.half.subject);
    const [first] = same;
    return first ? [findingOf(first.surplus, first.beyond, first.passage, subjects, declaration)] : [];
  });
}

function findingOf(
  { half, opening }: Surplus,
  beyond: string,
  passage: Passage,
  subjects: readonly PodSet[],
  declaration: Declaration,
): Finding {
  const { reference } = opening.policy;
  const names = formatPodSets(subjects);
  const verb = half.direction === 'egress' ? 'call' : 'be called by';
  const isOpen = passage.passes !== 'never';
  return {
    id: isOpen ? 'extra-traffic' : 'half-open-traffic',
    severity: 'error',
    certainty: passage.passes === 'likely' ? 'likely' : 'proven',
    resource: reference,
    path: opening.peer.path,
    what: `${names} may ${verb} ${beyond}, which nothing declares${isOpen ? '' : '; only the other half still stops it'}`,
    why: `${opening.peer.path} opens it; declared there is ${formatDeclared(declaration.half(half.subject, half.direction))}`,
    fix: `narrow ${opening.peer.rulePath} to what is declared, remove it, or declare the traffic`,
    evidence: passage.evidence,
  };
}

function formatBeyond({ opening, podSets, outside, addresses }: Surplus): string {
  const patches = [...outside, ...addresses];
  if (opening.isForEveryone && patches.length > 0)
    return `everyone on ${PortSet.union([...podSets, ...patches].map(({ ports }) => ports))}`;
  const byPorts = groupBy(podSets, ({ ports }) => ports.toString());
  return [
    ...[...byPorts].map(([ports, same]) => `${formatPodSets(same.map(({ peer }) => peer))} on ${ports}`),
    ...patches.map(({ region, ports }) => `${region} on ${ports}`),
  ].join(' and ');
}

/** Pods and addresses outside the manifests have no policy there that could stop anything. */
function findPassage({ half, opening, podSets, outside, addresses }: Surplus, connectivity: Connectivity): Passage {
  const ends = podSets.map(({ peer, ports }) => {
    const other = connectivity.half(peer, OPPOSITE[half.direction]);
    return {
      other,
      surely: ports.intersect(other.portsWith(half.subject)),
      perhaps: ports.intersect(other.possiblePortsWith(half.subject)),
    };
  });
  const passing = ends.filter(({ perhaps }) => !perhaps.isEmpty);
  const named = outside.filter(({ ports }) => ports.intersect(opening.peer.ports.numbered).isEmpty && half.direction === 'egress');
  const isSure = addresses.length > 0 || outside.length > named.length || passing.some(({ surely }) => !surely.isEmpty);
  return {
    passes: isSure ? 'proven' : passing.length + named.length > 0 ? 'likely' : 'never',
    evidence: passing.slice(0, SHOWN).map(({ other, perhaps }) => evidenceOf(other.subject, other.direction, other.isIsolated, perhaps)),
  };
}

function evidenceOf({ workload }: PodSet, direction: Direction, isIsolated: boolean, ports: PortSet): Evidence {
  return { resource: workload, says: isIsolated ? `its ${direction} half is open on ${ports}` : `no policy isolates its ${direction}` };
}

function formatDeclared({ podSets, outside, addresses }: DeclaredHalf): string {
  const pods = [...podSets].map(([{ workload }, ports]) => `${formatReference(workload)} on ${ports}`);
  const all = [...pods, ...[...outside, ...addresses].map(({ region, ports }) => `${region} on ${ports}`)].sort();
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join('; ')} and ${all.length - SHOWN} more` : all.join('; ') || 'nothing';
}
