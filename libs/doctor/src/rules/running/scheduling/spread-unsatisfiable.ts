import { neededPods } from '../../../budgets/pod-count';
import { fewestPods, mostSteadyPods } from '../../../budgets/steady-pods';
import { countOf } from '../../../finding/count-of';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { LabelSet } from '../../../sets/label-set';
import type { Fault, Rule } from '../../rule';
import { findAllowedDomains } from './allowed-domains';

/** As a scheduler 1.33 does it, with nodeAffinityPolicy Honor and Ignore. */
export const spreadUnsatisfiable: Rule = {
  id: 'spread-unsatisfiable',
  says: 'a topologySpreadConstraint asks for more zones or nodes than its pods may be in',
  why: 'With fewer of them than minDomains the scheduler takes the emptiest for empty, so that each gets maxSkew pods and no more. The others stay Pending.',
  fix: 'Lower minDomains to the number of those that nodeSelector and node affinity allow, or allow more.',
  find: (inventory) => judgeEach(inventory.workloads, (workload) => judge(workload, inventory)),
};

function judge(workload: Workload, inventory: Inventory): readonly Fault[] {
  const { pod, podPath, podLabels, kind, reference } = workload;
  if (kind.replicas === 'one-per-node') return [];
  return judgeEach([...(pod.topologySpreadConstraints ?? []).entries()], ([index, constraint]) => {
    const { topologyKey = '', minDomains = 1, maxSkew = 1, whenUnsatisfiable, labelSelector, matchLabelKeys = [] } = constraint;
    const allowed = findAllowedDomains(pod, topologyKey);
    const isOwn = labelSelector !== undefined && LabelSet.of(labelSelector).matches(podLabels);
    if (whenUnsatisfiable !== 'DoNotSchedule' || !isOwn || !allowed || allowed.values.length === 0) return [];
    const domains = allowed.values.length;
    const lack = domains < minDomains ? findLack(workload, inventory, domains * maxSkew, matchLabelKeys.length > 0) : undefined;
    if (!lack) return [];
    return [
      {
        severity: lack.isSteady ? 'error' : 'warning',
        certainty: 'proven',
        resource: reference,
        path: `${podPath}.topologySpreadConstraints[${index}].minDomains`,
        what: `${formatReference(reference)} is to be spread over ${minDomains} values of ${topologyKey} or more, and its pods may be in ${domains} alone: ${allowed.values.join(', ')}`,
        why: `then each of them gets ${countOf(maxSkew, 'pod')} and no more: ${lack.says}`,
        fix: `write minDomains: ${domains}, or let its pods into more`,
        evidence: [{ resource: reference, path: `${podPath}.${allowed.path}`, says: `allows ${allowed.values.join(', ')}` }],
      },
    ];
  });
}

interface Lack {
  readonly says: string;
  /** Whether it is there without a rollout, and without more load. */
  readonly isSteady: boolean;
}

/** Pods of two revisions count together, unless a key tells them apart. */
function findLack(workload: Workload, inventory: Inventory, room: number, areRevisionsApart: boolean): Lack | undefined {
  const fewest = fewestPods(workload, inventory).pods;
  const most = mostSteadyPods(workload, inventory).pods;
  if (fewest > room) return { says: `${room} of ${countOf(fewest, 'pod')} run, and the others stay Pending`, isSteady: true };
  if (most > room) return { says: `above ${countOf(room, 'pod')} what the autoscaler adds stays Pending`, isSteady: false };
  if (areRevisionsApart || neededPods(workload, inventory) <= room) return undefined;
  return { says: 'the pod that a rollout starts ahead stays Pending, and the rollout never moves', isSteady: false };
}
