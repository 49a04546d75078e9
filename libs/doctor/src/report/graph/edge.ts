import { formatPlace, formatReference } from '../../finding/resource-reference';
import type { Connectivity } from '../../reach/connectivity';
import type { FlowEnd } from '../../reach/flow';
import type { Direction } from '../../reach/policy';
import { judgeConnection, type PolicyVerdict } from '../../reach/policy-verdict';
import { idOf, type Link, type LinkEnd, podSetsOf } from './link';
import type { EdgeVerdict, GraphEdge } from './traffic-graph';

/** Pairs of a link between many that are asked for the rules which decide. */
const MOST_PAIRS = 50;

/** A link as an edge, with what decides on it. */
export function toEdge(link: Link, connectivity: Connectivity): GraphEdge {
  const { from, to, ports, isPortUnknown, state, evidence } = link;
  const verdicts = [judge('egress', from, to, link, connectivity), judge('ingress', to, from, link, connectivity)];
  return {
    from: idOf(from),
    to: idOf(to),
    ports: isPortUnknown ? 'a port that nobody says' : ports.toString(),
    state,
    verdicts: verdicts.filter((verdict) => verdict !== undefined),
    evidence,
  };
}

function judge(
  direction: Direction,
  subject: LinkEnd,
  other: LinkEnd,
  { ports }: Link,
  connectivity: Connectivity,
): EdgeVerdict | undefined {
  const pairs = podSetsOf(subject).flatMap((podSet) => toFlowEnds(other).map((end) => ({ podSet, end })));
  const verdicts = pairs
    .filter(({ podSet, end }) => end.type !== 'workload' || end.podSet !== podSet || !podSet.isSinglePod)
    .slice(0, MOST_PAIRS)
    .map(({ podSet, end }) => judgeConnection(connectivity.effectivePolicy(podSet, direction), end, ports));
  if (verdicts.length === 0) return undefined;
  return {
    direction,
    isOpen: verdicts.every(({ openPorts }) => openPorts.contains(ports)),
    rules: unique(
      verdicts.flatMap(({ rules }: PolicyVerdict) => rules),
      ({ resource, path }) => formatPlace(resource, path),
    ),
    policies: unique(
      verdicts.flatMap(({ policies }: PolicyVerdict) => policies),
      formatReference,
    ),
  };
}

function toFlowEnds(end: LinkEnd): readonly FlowEnd[] {
  if (end.type === 'every-pod') return end.podSets.map((podSet) => ({ type: 'workload', podSet }));
  return end.type === 'host' ? [] : [end];
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
