import { countOf } from '../../../finding/count-of';
import { formatReference } from '../../../finding/resource-reference';
import type { Workload } from '../../../read/workload';
import type { Advice, AdviceRule } from '../../rule';
import { type HostPath, isRuntimeSocket, listHostPaths } from './host-paths';
import { judgePods } from './judge-pods';

/** What tells nobody anything where it is only read: time zone and certificates. */
const HARMLESS = /^\/(?:etc\/(?:localtime|timezone|ssl\/certs|pki|ca-certificates)|usr\/share\/(?:zoneinfo|ca-certificates))(?:\/|$)/;

/** One finding for a pod. */
export const hostPath: AdviceRule = {
  id: 'host-path',
  isAdvice: true,
  says: 'a pod mounts files of its node',
  why: 'It sees what other pods and the node keep there, and where it may write, changes it: a file in /etc/cron.d runs as root of the node. The data stays on that node when the pod goes to another.',
  fix: 'Mount a PersistentVolumeClaim, a ConfigMap or an emptyDir. What looks after nodes mounts the one folder that it needs, with readOnly: true where it writes nothing.',
  find: (inventory) => judgePods(inventory, (workload, levels) => (levels.has('baseline') ? [] : judge(workload))),
};

function judge(workload: Workload): readonly Advice[] {
  const told = listHostPaths(workload).filter((each) => !isRuntimeSocket(each) && (each.isWritable || !HARMLESS.test(each.hostPath)));
  const [first, ...others] = [...told.filter(({ isWritable }) => isWritable), ...told.filter(({ isWritable }) => !isWritable)];
  if (!first) return [];
  const { reference } = workload;
  const more = others.length > 0 ? `, and ${countOf(others.length, 'more path')}` : '';
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: first.path,
      what: `a pod of ${formatReference(reference)} ${describeUse(first)}${more}`,
      why: first.isWritable
        ? 'what it changes there, the node and other pods find changed'
        : 'it sees what the node and other pods keep there',
      fix: first.isWritable
        ? 'mount a PersistentVolumeClaim or an emptyDir, or mount it with readOnly: true'
        : 'mount a ConfigMap or a PersistentVolumeClaim, or the one file that it needs',
      evidence: others.map((each) => ({ resource: reference, path: each.path, says: `it ${describeUse(each)} too` })),
    },
  ];
}

function describeUse({ hostPath: path, isWritable }: HostPath): string {
  return `mounts ${path} of its node, ${isWritable ? 'and may write there' : 'to read it'}`;
}
