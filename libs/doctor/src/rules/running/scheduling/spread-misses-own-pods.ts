import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import { LabelSet } from '../../../sets/label-set';
import type { Fault, Rule } from '../../rule';

/** Labels that a controller adds are left out: whoever selects by one of them knows that it comes. */
export const spreadMissesOwnPods: Rule = {
  id: 'spread-misses-own-pods',
  says: 'a topologySpreadConstraint selects other pods than those that it is written in',
  why: 'Only pods that it selects are counted, so the scheduler may put all pods of the workload into one zone or onto one node, and nothing says that they are not spread.',
  fix: 'Select labels of the same pod template.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  return judgeEach([...(workload.pod.topologySpreadConstraints ?? []).entries()], ([index, { labelSelector, topologyKey }]) => {
    if (labelSelector && (isOfController(labelSelector, workload) || LabelSet.of(labelSelector).matches(workload.podLabels))) return [];
    const { reference, podPath, podLabels } = workload;
    const [label] = Object.entries(podLabels);
    return [
      {
        severity: 'warning',
        certainty: 'proven',
        resource: reference,
        path: `${podPath}.topologySpreadConstraints[${index}].labelSelector`,
        what: `${formatReference(reference)} is to be spread by ${topologyKey}, and ${labelSelector ? `its constraint selects ${LabelSet.of(labelSelector).toString()}, which its own pods do not have` : 'its constraint has no labelSelector, which selects no pod'}`,
        why: 'only pods that are selected are counted, so its own pods may all come to one place',
        fix: label ? `select labels of its own pods, such as ${label.join(': ')}` : 'give the pod template a label, and select it',
      },
    ];
  });
}

function isOfController(selector: Parameters<typeof LabelSet.of>[0], { kind }: Workload): boolean {
  return [...LabelSet.of(selector).keys.keys()].some((key) => Object.hasOwn(kind.generatedLabels ?? {}, key));
}
