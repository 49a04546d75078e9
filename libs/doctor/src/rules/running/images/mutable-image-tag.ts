import { formatReference } from '../../../finding/resource-reference';
import { parseImage } from '../../../read/containers/image';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeAll } from '../../judge-containers';

const LATEST = 'latest';

/** What no tag or `latest` is: advice, and a fault where nodes keep what they have pulled once. */
export const mutableImageTag: Rule = {
  id: 'mutable-image-tag',
  says: 'an image has no tag, or the tag latest',
  why: 'What runs is what the registry had when the pod was made: two pods of one revision may differ, and a rollback pulls the new version again. With imagePullPolicy IfNotPresent each node keeps the one it pulled first.',
  fix: 'Name the version, or the digest.',
  find: (inventory) => judgeAll(inventory, judge),
};

function judge(placed: PlacedContainer, { reference, podPath }: Workload): readonly Fault[] {
  const { image, imagePullPolicy } = placed.container;
  const { tag = LATEST, digest, name } = parseImage(image ?? '');
  if (!name || digest !== undefined || tag !== LATEST) return [];
  const isKept = imagePullPolicy === 'IfNotPresent';
  const at = `${podPath}.${placed.path}`;
  return [
    {
      severity: isKept ? 'warning' : 'info',
      certainty: 'proven',
      resource: reference,
      path: `${at}.image`,
      what: `${nameContainer(placed)} of ${formatReference(reference)} runs ${image}, ${/:latest$/.test(image ?? '') ? 'whatever that is' : 'which means latest, whatever that is'}`,
      why: isKept
        ? 'each node keeps the image that it pulled first, so pods of one revision run different versions, and a new one is never pulled'
        : 'pods that start later may run another version, and no rollback brings the old one back',
      fix: 'name the version, or the digest',
      ...(isKept && { evidence: [{ resource: reference, path: `${at}.imagePullPolicy`, says: 'is IfNotPresent' }] }),
    },
  ];
}
