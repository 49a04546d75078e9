import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

const ENDING_KINDS = ['Job', 'CronJob'];
const LASTING_KINDS = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet'];

/** What a pod does that says nothing (API reference, PodSpec v1 core). */
const DEFAULT = 'Always';

/** A Pod alone may say any. */
export const restartPolicyRefused: Rule = {
  id: 'restart-policy-refused',
  says: 'the restartPolicy of a pod template is not one of those that its kind takes',
  why: 'The API server rejects the object. The pods of a Job must end, so they cannot say Always, which is the default; all other workloads take nothing else.',
  fix: 'Write restartPolicy: Never or OnFailure in a Job, and leave it out elsewhere.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge({ reference, pod, podPath }: Workload): readonly Fault[] {
  const { restartPolicy = DEFAULT } = pod;
  const ends = ENDING_KINDS.includes(reference.kind);
  const isRefused = ends ? restartPolicy === DEFAULT : LASTING_KINDS.includes(reference.kind) && restartPolicy !== DEFAULT;
  if (!isRefused) return [];
  const isSaid = pod.restartPolicy !== undefined;
  return [
    {
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: isSaid ? `${podPath}.restartPolicy` : podPath,
      what: `the pod template of ${formatReference(reference)} ${isSaid ? 'says' : 'says no restartPolicy, which means'} ${restartPolicy}`,
      why: ends
        ? 'the API server rejects it: the pods of a Job must end'
        : `the API server rejects it: a ${reference.kind} keeps its pods running`,
      fix: ends ? 'write restartPolicy: Never, or OnFailure to start the container again in the same pod' : 'remove restartPolicy',
    },
  ];
}
