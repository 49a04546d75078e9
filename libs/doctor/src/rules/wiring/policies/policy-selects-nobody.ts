import { DependencyModel } from '../../../dependencies/dependency-model';
import { findMisspelt } from '../../../finding/misspelt-name';
import { formatReference } from '../../../finding/resource-reference';
import type { PodSet } from '../../../reach/pod-set';
import type { Inventory } from '../../../read/inventory';
import type { NetworkPolicy } from '../../../read/network-policy';
import { judgeEach } from '../../../read/schema/unread-field';
import { LabelSet } from '../../../sets/label-set';
import type { Labels } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';

/** A policy for pods that are elsewhere is right: it is told only where pods here have nearly the same labels. */
export const policySelectsNobody: Rule = {
  id: 'policy-selects-nobody',
  says: 'the podSelector of a NetworkPolicy matches no pod, and some have nearly the same labels',
  why: 'The policy has no effect: what it opens stays closed, and what it closes stays open.',
  fix: 'Select labels that the pod template has.',
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    return judgeEach(inventory.networkPolicies, (policy) => judge(policy, model, inventory));
  },
};

function judge({ reference, spec }: NetworkPolicy, { cluster }: DependencyModel, inventory: Inventory): readonly Fault[] {
  const { namespace } = reference;
  const { matchLabels = {}, matchExpressions = [] } = spec.podSelector ?? {};
  const isSelecting = cluster.selectIn(namespace, LabelSet.of(spec.podSelector ?? {})).length > 0;
  if (isSelecting || matchExpressions.length > 0 || inventory.mayHidePods(namespace)) return [];
  const near = cluster.selectIn(namespace, LabelSet.ALL).find((podSet) => isNear(matchLabels, podSet));
  if (!near) return [];
  const wrong = Object.keys(matchLabels).filter((key) => near.labels[key] !== matchLabels[key]);
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: 'spec.podSelector',
      what: `${formatReference(reference)} selects ${format(matchLabels)}, and no pod of ${namespace} has that`,
      why: 'a policy without pods has no effect',
      fix: `select what ${near.name} has: ${wrong.map((key) => `${key}: ${near.labels[key]}`).join(', ')}`,
      evidence: [{ resource: near.workload, says: `its pods have ${format(near.labels)}` }],
    },
  ];
}

/** Whether pods have each of the labels, of which one or more values are mistyped. */
function isNear(wanted: Labels, { labels }: PodSet): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    const own = labels[key];
    return own !== undefined && (own === value || findMisspelt(value, [own]) !== undefined);
  });
}

function format(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
