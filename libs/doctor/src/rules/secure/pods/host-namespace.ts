import { formatReference } from '../../../finding/resource-reference';
import type { Workload } from '../../../read/workload';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice, AdviceRule } from '../../rule';
import { judgePods } from './judge-pods';

const EFFECTS = Object.freeze({
  hostPID: 'sees every program of its node with its variables, and may stop it',
  hostIPC: 'reads and writes shared memory of programs on its node',
  hostNetwork: 'has the network of its node, where no NetworkPolicy counts, with what listens on its loopback',
});

const FIELDS = ['hostPID', 'hostIPC', 'hostNetwork'] as const;

/** One finding for a pod. */
export const hostNamespace: AdviceRule = {
  id: 'host-namespace',
  isAdvice: true,
  says: 'a pod shares processes, memory or network with its node',
  why: 'What keeps containers apart is then missing: the pod sees other programs, or no NetworkPolicy counts for it.',
  fix: 'Leave hostPID, hostIPC and hostNetwork out. A port of the node alone needs hostPort, not hostNetwork.',
  find: (inventory) => judgePods(inventory, judge),
};

function judge({ reference, pod, podPath }: Workload, levels: ReadonlySet<Level>): readonly Advice[] {
  const [first, ...others] = FIELDS.filter((field) => pod[field]);
  if (first === undefined || levels.has('baseline')) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: `${podPath}.${first}`,
      what: `a pod of ${formatReference(reference)} says ${[first, ...others].join(', ')}`,
      why: `it ${EFFECTS[first]}`,
      fix: `leave ${[first, ...others].join(' and ')} out, unless the program looks after nodes`,
      evidence: others.map((field) => ({ resource: reference, path: `${podPath}.${field}`, says: `it ${EFFECTS[field]}` })),
    },
  ];
}
