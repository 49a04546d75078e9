import { formatReference } from '../../../finding/resource-reference';
import { hostPortsOf } from '../../../read/containers/host-ports';
import { findCount } from '../../../read/quantities/int-or-percent';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** The API server takes it, and the scheduler never places the second pod. */
export const daemonSetSurgeHoldsPort: Rule = {
  id: 'daemon-set-surge-holds-port',
  says: 'a DaemonSet starts the new pod of a node beside the old one, and both take the same port of the node',
  why: 'The scheduler never places the new pod, and the old one leaves only when the new one is ready: no update ever ends.',
  fix: 'Write maxSurge: 0 and maxUnavailable: 1, so that the old pod gives the port back first.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge({ reference, spec, pod, podPath }: Workload): readonly Fault[] {
  const { type, rollingUpdate } = spec.updateStrategy ?? {};
  const { maxSurge = 0, maxUnavailable } = rollingUpdate ?? {};
  const [port] = hostPortsOf(pod);
  if (reference.kind !== 'DaemonSet' || type === 'OnDelete' || !port) return [];
  // Whatever surges beside pods that may be missing is refused.
  if (findCount(maxSurge, 100, 'up') === 0 || findCount(maxUnavailable, 100, 'up') !== 0) return [];
  return [
    {
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: 'spec.updateStrategy.rollingUpdate.maxSurge',
      what: `${formatReference(reference)} has maxSurge ${maxSurge}, and each of its pods takes port ${port.port} of its node`,
      why: 'the new pod waits for the port, and the old one for the new to be ready, so no update ends',
      fix: 'write maxSurge: 0 and maxUnavailable: 1',
      evidence: [{ resource: reference, path: `${podPath}.${port.path}`, says: `takes port ${port.port} of the node` }],
    },
  ];
}
