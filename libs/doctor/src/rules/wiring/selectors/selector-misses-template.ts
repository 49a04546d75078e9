import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import { formatLabels, podsOf } from '../../../read/selection/meant-labels';
import type { Workload } from '../../../read/workload';
import { LabelSet } from '../../../sets/label-set';
import type { Fault, Rule } from '../../rule';

/** Kinds of other groups are judged by their controllers, some of them later. */
const BUILT_IN = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];
const OTHERS = ['CloneSet.apps.kruise.io', 'DaemonSet.apps.kruise.io', 'Rollout.argoproj.io', 'StatefulSet.apps.kruise.io'];

/** Labels that a controller sets itself are on no template. */
export const selectorMissesTemplate: Rule = {
  id: 'selector-misses-template',
  says: 'the selector of a workload does not match the labels of its own pod template',
  why: 'The API server rejects the workload: it would never count its pods as its own, and make more without end.',
  fix: 'Give the template the labels of the selector. The selector of a workload that is in a cluster cannot be changed.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  const { reference, kind, selector, podLabels } = workload;
  const isBuiltIn = BUILT_IN.includes(kind.kind);
  // A Rollout may take its template from a Deployment.
  const hasTemplate = isBuiltIn || (OTHERS.includes(kind.kind) && Object.keys(podLabels).length > 0);
  if (!hasTemplate || !selector || LabelSet.of(selector).matches(podLabels)) return [];
  const labels = selector.matchLabels ?? {};
  const wrong = Object.entries(labels).filter(([key, value]) => podLabels[key] !== value);
  return [
    {
      severity: 'error',
      certainty: isBuiltIn ? 'proven' : 'likely',
      resource: reference,
      path: podsOf(workload).path,
      what: `${formatReference(reference)} makes pods with ${formatLabels(podLabels) || 'no labels'}, which its own selector does not match`,
      why: 'the API server rejects it: selector does not match template labels',
      fix:
        wrong.length > 0
          ? `give the template ${wrong.map(([key, value]) => `${key}: ${value}`).join(', ')}`
          : 'give the template labels that matchExpressions take',
      evidence: [{ resource: reference, path: kind.selector ?? 'spec.selector', says: `selects ${LabelSet.of(selector)}` }],
    },
  ];
}
