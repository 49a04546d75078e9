import { findRollout } from '../../../budgets/find-rollout';
import { mostSteadyPods } from '../../../budgets/steady-pods';
import { formatReference } from '../../../finding/resource-reference';
import { hostPortsOf } from '../../../read/containers/host-ports';
import type { Inventory } from '../../../read/inventory';
import type { PodAffinityTerm } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { LabelSet } from '../../../sets/label-set';
import type { Labels } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';

const HOSTNAME = 'kubernetes.io/hostname';

/** Nodes, or zones, that a cluster has which is meant to survive the loss of one. A port of the node needs a spare one in any. */
const COMMON_PLACES = 3;

/** Why no two pods of a workload fit into one node, or one zone. */
interface Exclusion {
  readonly says: string;
  /** Below the pod's spec. */
  readonly path: string;
  /** `node`, or what another topology key stands for. */
  readonly place: string;
  /** Fewest pods that it is worth a word for. */
  readonly fewest: number;
}

/** How many nodes a cluster has no manifest says, so a spare one may be there. */
export const rolloutNeedsSpareNode: Rule = {
  id: 'rollout-needs-spare-node',
  says: 'no two pods of a Deployment fit into one node, and its rollout starts a new pod before an old one leaves',
  why: 'The new pod needs a node without an old one. In a cluster that has none to spare it stays Pending, and the rollout never moves.',
  fix: 'Write maxUnavailable: 1 and maxSurge: 0, so that an old pod makes room; or prefer the spread in place of requiring it.',
  find: (inventory) => judgeEach(inventory.workloads, (workload) => judge(workload, inventory)),
};

function judge(workload: Workload, inventory: Inventory): readonly Fault[] {
  const exclusion = findExclusion(workload);
  const { surge = 0, unavailable = 1 } = (exclusion && findRollout(workload, inventory)) ?? {};
  if (!exclusion || surge === 0 || unavailable > 0) return [];
  const { reference, podPath } = workload;
  const { pods } = mostSteadyPods(workload, inventory);
  if (pods < exclusion.fewest) return [];
  const places = `${pods + 1} ${exclusion.place}s`;
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: 'spec.strategy',
      what: `a rollout of ${formatReference(reference)} needs ${places} for ${pods === 1 ? '1 pod' : `${pods} pods`}: ${exclusion.says}, and no old pod leaves before a new one is ready`,
      why: `where there are not ${places} to place it on, the new pod stays Pending and the rollout never moves`,
      fix: 'write type: RollingUpdate with maxSurge: 0 and maxUnavailable: 1, so that an old pod makes room',
      evidence: [{ resource: reference, path: `${podPath}.${exclusion.path}`, says: exclusion.says }],
    },
  ];
}

function findExclusion({ pod, podLabels }: Workload): Exclusion | undefined {
  const [port] = hostPortsOf(pod);
  if (port) return { says: `each pod takes port ${port.port} of its node`, path: port.path, place: 'node', fewest: 1 };
  const terms = pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const index = terms.findIndex((term) => keepsApart(term, podLabels));
  const { topologyKey = '' } = terms[index] ?? {};
  if (index < 0) return undefined;
  const place = topologyKey === HOSTNAME ? 'node' : topologyKey.slice(topologyKey.lastIndexOf('/') + 1);
  return {
    says: `no two pods may be in one ${place}`,
    path: `affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[${index}]`,
    place,
    fewest: COMMON_PLACES,
  };
}

/** A term of this namespace whose selector matches the pods themselves, those of another revision too. One without a selector matches none. */
function keepsApart({ labelSelector, matchLabelKeys, namespaces, namespaceSelector }: PodAffinityTerm, podLabels: Labels): boolean {
  if (!labelSelector || matchLabelKeys?.length || namespaces?.length || namespaceSelector) return false;
  return LabelSet.of(labelSelector).matches(podLabels);
}
