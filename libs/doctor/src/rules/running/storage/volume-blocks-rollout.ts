import { findRollout } from '../../../budgets/find-rollout';
import { mostSteadyPods } from '../../../budgets/steady-pods';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { type ClaimUse, isKeptOnNode, listClaimUses } from './claim-use';

/** Only a second node shows it, and only a volume that is attached to one: both are in no manifest. */
export const volumeBlocksRollout: Rule = {
  id: 'volume-blocks-rollout',
  says: 'a Deployment replaces its pod by a rolling update, and old and new pod need the same ReadWriteOnce volume',
  why: 'The new pod must be ready before the old one leaves. On another node it cannot attach the volume (Multi-Attach error), so it never gets ready, and the rollout hangs. A ReadWriteOncePod volume blocks it on the same node too.',
  fix: 'Write strategy.type: Recreate, or make it a StatefulSet, which takes the old pod away first.',
  find: (inventory) => judgeEach(listClaimUses(inventory), (use) => judge(use, inventory)),
};

function judge(use: ClaimUse, inventory: Inventory): readonly Fault[] {
  const { workload, exclusivity } = use;
  const rollout = findRollout(workload, inventory);
  const isReplacedAhead = rollout !== undefined && rollout.surge > 0 && rollout.unavailable === 0;
  if (!isReplacedAhead || mostSteadyPods(workload, inventory).pods !== 1) return [];
  return exclusivity === 'one-node' && isKeptOnNode(workload.pod) ? [] : [faultOf(use)];
}

function faultOf({ claim, exclusivity, workload, path }: ClaimUse): Fault {
  const { reference } = workload;
  const isForOnePod = exclusivity === 'one-pod';
  const mode = isForOnePod ? 'ReadWriteOncePod' : 'ReadWriteOnce';
  return {
    severity: isForOnePod ? 'error' : 'warning',
    certainty: isForOnePod ? 'proven' : 'likely',
    resource: reference,
    path: 'spec.strategy',
    what: `a rollout of ${formatReference(reference)} starts the new pod before the old one leaves, and both need the ${mode} volume of ${formatReference(claim.reference)}`,
    why: isForOnePod
      ? 'the scheduler places no second pod with this volume, so the new one stays Pending and the old one for ever'
      : 'on another node the volume cannot be attached while the old pod has it: Multi-Attach error, and the rollout hangs',
    fix: 'write strategy.type: Recreate',
    edit: { path: 'spec.strategy', value: { type: 'Recreate' } },
    evidence: [
      { resource: reference, path, says: 'takes the volume' },
      { resource: claim.reference, path: 'spec.accessModes', says: `says ${(claim.spec.accessModes ?? []).join(', ')}` },
    ],
  };
}
