import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice, AdviceRule } from '../../rule';
import { effectiveSecurity } from './effective-security';
import { judgePodContainers } from './judge-pods';

/** Where runAsNonRoot stands beside it, the container does not start, which `root-image-refused` tells. */
export const containerRunsAsRoot: AdviceRule = {
  id: 'container-runs-as-root',
  isAdvice: true,
  says: 'a container is told to run as root',
  why: 'Root of a container is root of the node as soon as something lets it out: a fault of the runtime, a mounted path, a capability.',
  fix: 'Write the number of a user that the image works with, or hostUsers: false, which makes root of the container nobody outside.',
  find: (inventory) => judgePodContainers(inventory, judge),
};

function judge(placed: PlacedContainer, { reference, pod, podPath }: Workload, levels: ReadonlySet<Level>): readonly Advice[] {
  const { runAsNonRoot, runAsUser, userPath } = effectiveSecurity(placed.container, pod, placed.path);
  if (runAsUser !== 0 || runAsNonRoot || pod.hostUsers === false || levels.has('restricted')) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: `${podPath}.${userPath}`,
      what: `${nameContainer(placed)} of ${formatReference(reference)} runs as root: runAsUser is 0`,
      why: 'root of a container is root of the node as soon as something lets it out',
      fix: 'write runAsUser: 1000, or another user that the image works with, and runAsNonRoot: true',
    },
  ];
}
