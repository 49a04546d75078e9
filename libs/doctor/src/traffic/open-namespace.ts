import type { Connectivity } from '../reach/connectivity';
import type { Evidence, Finding, Severity } from '../finding/finding';
import { groupBy } from '../sets/group-by';
import { formatPodSets } from './format-pod-sets';
import type { PodSet } from '../reach/pod-set';
import { type Direction, DIRECTIONS, POLICY_TYPES } from '../reach/policy';

/**
 * A finding for each direction in which a namespace with pods has no policy that selects all of them: pods that no policy selects are
 * open to everyone, those that somebody adds later included (Network Policies, "Default policies").
 *
 * @param severity an error where all traffic is declared: what is added tomorrow was never, and would be open to all
 */
export function findOpenNamespaces(connectivity: Connectivity, severity: Severity): readonly Finding[] {
  const { podSets, policies } = connectivity.cluster;
  const closed = new Set(
    policies
      .filter(({ pods }) => pods.keys.size === 0)
      .flatMap(({ reference, peers }) =>
        DIRECTIONS.filter((direction) => peers[direction]).map((direction) => `${direction} ${reference.namespace}`),
      ),
  );
  return [...groupBy(podSets, ({ workload }) => workload.namespace)].flatMap(([namespace, residents]) =>
    DIRECTIONS.filter((direction) => !closed.has(`${direction} ${namespace}`)).map((direction) => {
      const open = residents.filter((podSet) => !connectivity.effectivePolicy(podSet, direction).isIsolated);
      return { ...findingOf(namespace, direction, open), severity };
    }),
  );
}

function findingOf(namespace: string, direction: Direction, open: readonly PodSet[]): Omit<Finding, 'severity'> {
  const who = open.length > 0 ? `${formatPodSets(open)} ${open.length === 1 ? 'is' : 'are'}` : 'whatever is added later is';
  return {
    id: 'open-namespace',
    certainty: 'proven',
    resource: { kind: 'Namespace', name: namespace },
    what: `in ${namespace}, ${who} open to everyone for ${direction}`,
    why: `no NetworkPolicy with an empty podSelector isolates the namespace for ${direction}, and pods that no policy selects are open`,
    fix: `add to ${namespace} a NetworkPolicy with podSelector {} and policyTypes [${POLICY_TYPES[direction]}]`,
    evidence: open.map(({ workload }): Evidence => ({ resource: workload, says: `no policy selects it for ${direction}` })),
  };
}
