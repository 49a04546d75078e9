import { formatReference } from '../../../finding/resource-reference';
import type { Workload } from '../../../read/workload';
import type { Advice, AdviceRule } from '../../rule';
import { isRuntimeSocket, listHostPaths } from './host-paths';
import { judgePods } from './judge-pods';

/** Worse than any other path of a node. */
export const containerRuntimeSocket: AdviceRule = {
  id: 'container-runtime-socket',
  isAdvice: true,
  says: "a pod mounts the socket of its node's container runtime",
  why: 'Who may write to the socket starts containers as root with all of the node mounted, past the API server and everything that it checks. A read-only mount keeps nobody from writing to a socket.',
  fix: 'Build images with rootless BuildKit, and ask the API server or the kubelet for what runs.',
  find: (inventory) => judgePods(inventory, (workload, levels) => (levels.has('baseline') ? [] : judge(workload))),
};

function judge(workload: Workload): readonly Advice[] {
  return listHostPaths(workload)
    .filter(isRuntimeSocket)
    .map(({ hostPath, path }) => ({
      certainty: 'proven',
      resource: workload.reference,
      path,
      what: `a pod of ${formatReference(workload.reference)} mounts ${hostPath}, the socket of its node's container runtime`,
      why: 'who writes to it starts containers as root of the node; a read-only mount does not keep anybody from that',
      fix: 'leave the volume out: build images without the runtime (rootless BuildKit), and ask the API server for what runs',
    }));
}
