import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Level } from '../../rejected/pod-security/security-check';
import type { Advice, AdviceRule } from '../../rule';
import { judgePodContainers } from './judge-pods';

export const privilegedContainer: AdviceRule = {
  id: 'privileged-container',
  isAdvice: true,
  says: 'a container is privileged',
  why: 'It has every device of the node and every capability, so who takes it over has the node, and the pods on it.',
  fix: 'Leave privileged out, and add the one capability or device that the program needs.',
  find: (inventory) => judgePodContainers(inventory, judge),
};

function judge(placed: PlacedContainer, { reference, podPath }: Workload, levels: ReadonlySet<Level>): readonly Advice[] {
  if (!placed.container.securityContext?.privileged || levels.has('baseline')) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: `${podPath}.${placed.path}.securityContext.privileged`,
      what: `${nameContainer(placed)} of ${formatReference(reference)} is privileged`,
      why: 'it has every device and capability of its node: who takes it over has the node, and the pods on it',
      fix: 'leave privileged out, and add the one capability that it needs',
    },
  ];
}
