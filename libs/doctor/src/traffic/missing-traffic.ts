import type { Connectivity } from '../reach/connectivity';
import type { Declaration } from './declaration';
import type { Evidence, Finding } from '../finding/finding';
import { formatPlace } from '../finding/resource-reference';
import { findGaps, type Gap } from './blocked-traffic';
import { groupBy } from '../sets/group-by';
import { formatMembers, SHOWN } from './format-pod-sets';
import { type Opening, outsidePorts } from '../reach/resolved-peer';
import type { PodSet } from '../reach/pod-set';

/** The opening that was meant to let declared traffic through, and what is wrong with it. */
interface NearMiss {
  readonly opening: Opening;
  readonly flaw: 'ports' | 'peer' | 'podSelector';
}

/** A finding for each half of the declared traffic that policies keep closed. Gaps with one cause are one finding. */
export function findMissingTraffic(declaration: Declaration, connectivity: Connectivity): readonly Finding[] {
  const gaps = findGaps(declaration, connectivity).map((gap) => ({ gap, near: findNearMiss(gap, connectivity.idle) }));
  const causes = groupBy(gaps, ({ gap: { edge, half, outside, ports }, near }) =>
    [edge.from.text, edge.to.text, half.direction, outside, ports, near?.flaw, near && placeOf(near.opening)].join('\n'),
  );
  return [...causes.values()].flatMap((same) =>
    same[0]
      ? [
          findingOf(
            same[0].gap,
            same[0].near,
            same.map(({ gap }) => gap),
          ),
        ]
      : [],
  );
}

/** An opening for the other end that falls short; one with the ports that lets nobody through; one whose policy selects no pod. */
function findNearMiss({ half, ports, opened }: Gap, idle: readonly Opening[]): NearMiss | undefined {
  const forPeer = half.openings.filter((opening) => !opening.isForEveryone && !opened(opening).isEmpty);
  const short = forPeer.find((opening) => opened(opening).intersect(ports).isEmpty) ?? forPeer[0];
  if (short) return { opening: short, flaw: opened(short).contains(ports) ? 'peer' : 'ports' };
  const forNobody = half.openings.find((opening) => isForNobody(opening) && outsidePorts(opening, half.subject).contains(ports));
  if (forNobody) return { opening: forNobody, flaw: 'peer' };
  const { namespace } = half.subject.workload;
  const unused = idle.find(
    (opening) =>
      opening.direction === half.direction && opening.policy.reference.namespace === namespace && opened(opening).contains(ports),
  );
  return unused && { opening: unused, flaw: 'podSelector' };
}

function isForNobody({ pods, outside, addresses }: Opening): boolean {
  return pods.size === 0 && outside.isEmpty && addresses.isEmpty;
}

function findingOf(gap: Gap, near: NearMiss | undefined, gaps: readonly Gap[]): Finding {
  const { edge, half, ports } = gap;
  const subjects = new Set(gaps.map(({ half: { subject } }) => subject));
  const peers = new Set(gaps.flatMap(({ peer }): PodSet[] => (peer ? [peer] : [])));
  const [own, other] = half.direction === 'egress' ? ([edge.from, edge.to] as const) : ([edge.to, edge.from] as const);
  const subject = formatMembers(own, subjects);
  const peer = gap.outside ?? formatMembers(other, peers);
  const [from, to] = half.direction === 'egress' ? [subject, peer] : [peer, subject];
  const policies = [...new Set(gaps.flatMap((each) => each.half.policies))].slice(0, SHOWN);
  return {
    id: 'missing-traffic',
    severity: 'error',
    certainty: 'proven',
    ...(near ? { resource: near.opening.policy.reference, path: pathOf(near) } : { resource: half.subject.workload }),
    what: `${from} cannot reach ${to} on ${ports}: the ${half.direction} half is closed`,
    why: near
      ? explain(near, peer, gap)
      : `it is declared, and none of the policies that isolate ${subject} for ${half.direction} opens it`,
    fix: near
      ? repair(near, { subject, peer }, gap)
      : `add a NetworkPolicy for ${subject} with an ${half.direction} rule: ${peer}, ${ports}`,
    evidence: policies.map(({ reference }): Evidence => ({
      resource: reference,
      says: `selects ${subject} for ${half.direction}, so only what is opened passes`,
    })),
  };
}

function explain({ opening, flaw }: NearMiss, peer: string, { half, ports, opened }: Gap): string {
  const place = placeOf(opening);
  if (flaw === 'ports') return `${place} opens ${opened(opening)} between them, and not ${ports}`;
  if (flaw === 'peer') return `${place} opens ${outsidePorts(opening, half.subject)}, but not for ${peer}`;
  return `${place} would open it, but the policy's podSelector selects no pod`;
}

function repair({ opening, flaw }: NearMiss, { subject, peer }: { subject: string; peer: string }, { ports }: Gap): string {
  if (flaw === 'ports') return `in ${opening.peer.rulePath}.ports, allow ${ports}`;
  if (flaw === 'peer') return `in ${opening.peer.path}, select ${peer}`;
  return `in spec.podSelector, select ${subject}`;
}

function pathOf({ opening, flaw }: NearMiss): string {
  if (flaw === 'ports') return `${opening.peer.rulePath}.ports`;
  return flaw === 'peer' ? opening.peer.path : 'spec.podSelector';
}

function placeOf({ policy, peer }: Opening): string {
  return formatPlace(policy.reference, peer.path);
}
