import type { Connectivity } from '../reach/connectivity';
import type { Declaration, DeclaredPeers } from './declaration';
import type { Certainty, Evidence, Finding } from '../finding/finding';
import { formatPlace } from '../finding/resource-reference';
import { groupBy } from '../sets/group-by';
import { formatPodSets, SHOWN } from './format-pod-sets';
import type { PodSet } from '../reach/pod-set';
import type { Direction } from '../reach/policy';
import { PortSet } from '../sets/port-set';
import { findUndeclaredTraffic, type UndeclaredTraffic } from './undeclared-traffic';

/** Whether undeclared traffic gets through at its other end too. */
interface Verdict {
  readonly passes: Certainty | 'never';
  readonly evidence: readonly Evidence[];
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = { egress: 'ingress', ingress: 'egress' };

/**
 * A finding for each thing that a policy opens and nothing declares: `extra-traffic` when it passes, `half-open-traffic` when only the
 * other half still stops it. Pod sets for which the same rule opens the same are one finding.
 */
export function findExtraTraffic(declaration: Declaration, connectivity: Connectivity): readonly Finding[] {
  const undeclared = findUndeclaredTraffic(declaration, connectivity).map((traffic) => ({
    traffic,
    text: formatUndeclared(traffic),
    verdict: judgeOtherEnd(traffic, connectivity),
  }));
  const causes = groupBy(undeclared, ({ traffic: { peer }, text, verdict }) =>
    [formatPlace(peer.policy.reference, peer.path), text, verdict.passes].join('\n'),
  );
  return [...causes.values()].flatMap((same) => {
    const subjects = same.map(({ traffic }) => traffic.effective.subject);
    const [first] = same;
    return first ? [findingOf(first.traffic, first.text, first.verdict, subjects, declaration)] : [];
  });
}

function findingOf(
  { effective, peer }: UndeclaredTraffic,
  text: string,
  verdict: Verdict,
  subjects: readonly PodSet[],
  declaration: Declaration,
): Finding {
  const names = formatPodSets(subjects);
  const verb = effective.direction === 'egress' ? 'call' : 'be called by';
  const isOpen = verdict.passes !== 'never';
  return {
    id: isOpen ? 'extra-traffic' : 'half-open-traffic',
    severity: 'error',
    certainty: verdict.passes !== 'likely' && subjects.some(({ isCertain }) => isCertain) ? 'proven' : 'likely',
    resource: peer.policy.reference,
    path: peer.path,
    what: `${names} may ${verb} ${text}, which nothing declares${isOpen ? '' : '; only the other half still stops it'}`,
    why: `${peer.path} opens it; declared there is ${formatDeclared(declaration.peersOf(effective.subject, effective.direction))}`,
    fix: `narrow ${peer.rulePath} to what is declared, remove it, or declare the traffic`,
    evidence: verdict.evidence,
  };
}

function formatUndeclared({ peer, podSets, outside, addresses }: UndeclaredTraffic): string {
  const regions = [...outside, ...addresses];
  if (peer.isEveryone && regions.length > 0) return `everyone on ${PortSet.union([...podSets, ...regions].map(({ ports }) => ports))}`;
  const byPorts = groupBy(podSets, ({ ports }) => ports.toString());
  return [
    ...[...byPorts].map(([ports, same]) => `${formatPodSets(same.map(({ podSet }) => podSet))} on ${ports}`),
    ...regions.map(({ region, ports }) => `${region} on ${ports}`),
  ].join(' and ');
}

/** Pods and addresses outside the manifests have no policy there that could stop anything. */
function judgeOtherEnd({ effective, peer, podSets, outside, addresses }: UndeclaredTraffic, connectivity: Connectivity): Verdict {
  const { subject, direction } = effective;
  const ends = podSets.map(({ podSet, ports }) => {
    const other = connectivity.effectivePolicy(podSet, OPPOSITE[direction]);
    return {
      other,
      surely: podSet.isCertain ? ports.intersect(other.portsWith(subject)) : PortSet.NONE,
      perhaps: ports.intersect(other.possiblePortsWith(subject)),
    };
  });
  const passing = ends.filter(({ perhaps }) => !perhaps.isEmpty);
  const named = outside.filter(({ ports }) => ports.intersect(peer.ports.numbered).isEmpty && direction === 'egress');
  const isSure = addresses.length > 0 || outside.length > named.length || passing.some(({ surely }) => !surely.isEmpty);
  return {
    passes: isSure ? 'proven' : passing.length + named.length > 0 ? 'likely' : 'never',
    evidence: passing.slice(0, SHOWN).map(({ other, perhaps }) => evidenceOf(other.subject, other.direction, other.isIsolated, perhaps)),
  };
}

function evidenceOf({ workload }: PodSet, direction: Direction, isIsolated: boolean, ports: PortSet): Evidence {
  return { resource: workload, says: isIsolated ? `its ${direction} half is open on ${ports}` : `no policy isolates its ${direction}` };
}

function formatDeclared({ podSets, outside, addresses }: DeclaredPeers): string {
  const pods = [...podSets].map(([{ name }, ports]) => `${name} on ${ports}`);
  const all = [...pods, ...[...outside, ...addresses].map(({ region, ports }) => `${region} on ${ports}`)].sort();
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join('; ')} and ${all.length - SHOWN} more` : all.join('; ') || 'nothing';
}
