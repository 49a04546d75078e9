import { fewestPods, mostSteadyPods } from '../../../budgets/steady-pods';
import { countOf } from '../../../finding/count-of';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { type ClaimUse, isKeptOnNode, listClaimUses } from './claim-use';

/** Pods of these end by themselves, so that two of them need not meet. */
const ENDING_KINDS = ['Job', 'CronJob'];

/** That pods come to one node by chance no manifest rules out, nor that a volume is no device of one node. */
export const volumeSharedAcrossNodes: Rule = {
  id: 'volume-shared-across-nodes',
  says: 'several pods need one volume that only one node, or one pod, can have at a time',
  why: 'A pod on another node waits for the volume without end (Multi-Attach error). It works as long as all pods happen to be on one node, and breaks at the next drain.',
  fix: 'Give each pod its own volume by volumeClaimTemplates of a StatefulSet, run one pod, or claim ReadWriteMany from a class that has it.',
  find: (inventory) => {
    const byClaim = groupBy(listClaimUses(inventory), ({ claim }) => claim);
    return judgeEach([...byClaim.values()], (uses) => judge(uses, inventory));
  },
};

function judge(uses: readonly ClaimUse[], inventory: Inventory): readonly Fault[] {
  const running = uses.filter(({ workload }) => mostPodsOf(workload, inventory) > 0);
  const [first] = running;
  if (!first || running.every(({ workload }) => ENDING_KINDS.includes(workload.reference.kind) && mostPodsOf(workload, inventory) === 1))
    return [];
  const pods = running.reduce((sum, { workload }) => sum + mostPodsOf(workload, inventory), 0);
  if (pods < 2 || (first.exclusivity === 'one-node' && running.every(({ workload }) => isKeptOnNode(workload.pod)))) return [];
  const isCertain = first.exclusivity === 'one-pod' && surePods(running, inventory) > 1;
  return [faultOf(first, running, pods, isCertain)];
}

/** One on each node may be on many. */
function mostPodsOf(workload: ClaimUse['workload'], inventory: Inventory): number {
  const { pods } = mostSteadyPods(workload, inventory);
  return workload.kind.replicas === 'one-per-node' ? pods + 1 : pods;
}

/** Pods that run at the same time for sure. */
function surePods(uses: readonly ClaimUse[], inventory: Inventory): number {
  const lasting = uses.filter(
    ({ workload: { reference, kind } }) => !ENDING_KINDS.includes(reference.kind) && kind.replicas !== 'one-per-node',
  );
  return lasting.reduce((sum, { workload }) => sum + fewestPods(workload, inventory).pods, 0);
}

function faultOf({ claim, exclusivity, workload }: ClaimUse, uses: readonly ClaimUse[], pods: number, isCertain: boolean): Fault {
  const names = uses.map((use) => formatReference(use.workload.reference)).join(' and ');
  const whose =
    uses.length > 1
      ? `pods of ${names}`
      : workload.kind.replicas === 'one-per-node'
        ? `the pods of ${names}, one on each node,`
        : `${countOf(pods, 'pod')} of ${names}`;
  return {
    severity: isCertain ? 'error' : 'warning',
    certainty: isCertain ? 'proven' : 'likely',
    resource: claim.reference,
    path: 'spec.accessModes',
    what: `${whose} need the volume of ${formatReference(claim.reference)}, which says ${(claim.spec.accessModes ?? []).join(', ')}`,
    why:
      exclusivity === 'one-pod'
        ? 'one pod may have it, and the others stay Pending'
        : 'the pods of one node may have it: a pod on another node waits for it without end, with a Multi-Attach error',
    fix:
      uses.length === 1
        ? 'give each pod its own volume by volumeClaimTemplates of a StatefulSet, or claim ReadWriteMany from a class that has it'
        : 'give each workload its own claim, or claim ReadWriteMany from a class that has it',
    evidence: uses.map(({ workload: { reference }, path }) => ({ resource: reference, path, says: 'takes the volume' })),
  };
}
