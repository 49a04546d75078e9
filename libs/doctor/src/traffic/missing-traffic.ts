import type { Connectivity } from '../reach/connectivity';
import type { Declaration } from './declaration';
import type { Evidence, Finding } from '../finding/finding';
import { formatPlace } from '../finding/resource-reference';
import { type BlockedTraffic, findBlockedTraffic } from './blocked-traffic';
import { groupBy } from '../sets/group-by';
import { formatMembers, SHOWN } from './format-pod-sets';
import { outsidePorts, type ResolvedPeer } from '../reach/resolved-peer';
import type { PodSet } from '../reach/pod-set';

/** The peer of a policy that was meant to let declared traffic through, and what is wrong with it. */
interface NearMiss {
  readonly peer: ResolvedPeer;
  readonly flaw: 'ports' | 'peer' | 'podSelector';
}

/** A finding for each half of the declared traffic that policies keep closed. What has one cause is one finding. */
export function findMissingTraffic(declaration: Declaration, connectivity: Connectivity): readonly Finding[] {
  return explainBlockedTraffic(findBlockedTraffic(declaration, connectivity), connectivity, 'it is declared');
}

/**
 * A finding for each cause of blocked traffic.
 *
 * @param reason why it is meant to pass: `it is declared`
 */
export function explainBlockedTraffic(all: readonly BlockedTraffic[], { idle }: Connectivity, reason: string): readonly Finding[] {
  const blocked = all.map((traffic) => ({ traffic, near: findNearMiss(traffic, idle) }));
  const causes = groupBy(blocked, ({ traffic: { edge, effective, outside, ports }, near }) =>
    [edge.from.text, edge.to.text, effective.direction, outside, ports, near?.flaw, near && placeOf(near.peer)].join('\n'),
  );
  return [...causes.values()].flatMap((same) => {
    const [first] = same;
    const together = same.map(({ traffic }) => traffic);
    return first ? [findingOf(first.traffic, first.near, together, reason)] : [];
  });
}

/** A peer that is the other end, but falls short; one with the ports that is nobody; one whose policy selects no pod. */
function findNearMiss({ effective, ports, opened }: BlockedTraffic, idle: readonly ResolvedPeer[]): NearMiss | undefined {
  const { subject, direction, peers } = effective;
  const matching = peers.filter((peer) => !peer.isEveryone && !opened(peer).isEmpty);
  const short = matching.find((peer) => opened(peer).intersect(ports).isEmpty) ?? matching[0];
  if (short) return { peer: short, flaw: opened(short).contains(ports) ? 'peer' : 'ports' };
  const nobody = peers.find((peer) => isNobody(peer) && outsidePorts(peer, subject).contains(ports));
  if (nobody) return { peer: nobody, flaw: 'peer' };
  const { namespace } = subject.workload;
  const unused = idle.find(
    (peer) => peer.direction === direction && peer.policy.reference.namespace === namespace && opened(peer).contains(ports),
  );
  return unused && { peer: unused, flaw: 'podSelector' };
}

function isNobody({ podSets, outside, addresses }: ResolvedPeer): boolean {
  return podSets.size === 0 && outside.isEmpty && addresses.isEmpty;
}

function findingOf(traffic: BlockedTraffic, near: NearMiss | undefined, same: readonly BlockedTraffic[], reason: string): Finding {
  const { edge, effective, ports } = traffic;
  const { direction } = effective;
  const subjects = new Set(same.map((each) => each.effective.subject));
  const others = new Set(same.flatMap((each): PodSet[] => (each.other ? [each.other] : [])));
  const [ownEnd, otherEnd] = direction === 'egress' ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const);
  const subject = formatMembers(ownEnd, subjects);
  const other = traffic.outside ?? formatMembers(otherEnd, others);
  const [from, to] = direction === 'egress' ? [subject, other] : [other, subject];
  const policies = [...new Set(same.flatMap((each) => each.effective.policies))].slice(0, SHOWN);
  return {
    id: 'missing-traffic',
    severity: 'error',
    certainty: same.some(isCertain) ? 'proven' : 'likely',
    ...(near ? { resource: near.peer.policy.reference, path: pathOf(near) } : { resource: effective.subject.workload }),
    what: `${from} cannot reach ${to} on ${ports}: the ${direction} half is closed`,
    why: near ? explain(near, other, traffic) : `${reason}, and none of the policies that isolate ${subject} for ${direction} opens it`,
    fix: near
      ? repair(near, { subject, other }, traffic)
      : `add a NetworkPolicy for ${subject} with an ${direction} rule: ${other}, ${ports}`,
    evidence: policies.map(({ reference }): Evidence => ({
      resource: reference,
      says: `selects ${subject} for ${direction}, so only what is opened passes`,
    })),
  };
}

/** Whether there surely are pods at both ends. */
function isCertain({ effective, other }: BlockedTraffic): boolean {
  return effective.subject.isCertain && other?.isCertain !== false;
}

function explain({ peer, flaw }: NearMiss, other: string, { effective, ports, opened }: BlockedTraffic): string {
  const place = placeOf(peer);
  if (flaw === 'ports') return `${place} opens ${opened(peer)} between them, and not ${ports}`;
  if (flaw === 'peer') return `${place} opens ${outsidePorts(peer, effective.subject)}, but not for ${other}`;
  return `${place} would open it, but the policy's podSelector selects no pod`;
}

function repair({ peer, flaw }: NearMiss, { subject, other }: { subject: string; other: string }, { ports }: BlockedTraffic): string {
  if (flaw === 'ports') return `in ${peer.rulePath}.ports, allow ${ports}`;
  if (flaw === 'peer') return `in ${peer.path}, select ${other}`;
  return `in spec.podSelector, select ${subject}`;
}

function pathOf({ peer, flaw }: NearMiss): string {
  if (flaw === 'ports') return `${peer.rulePath}.ports`;
  return flaw === 'peer' ? peer.path : 'spec.podSelector';
}

function placeOf({ policy, path }: ResolvedPeer): string {
  return formatPlace(policy.reference, path);
}
