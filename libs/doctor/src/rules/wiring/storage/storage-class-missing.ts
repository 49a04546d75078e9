import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, stockOfListed } from '../missing/missing-objects';

/** Classes come with a cluster, so one that is not here is told only where a name is nearly right. */
export const storageClassMissing: Rule = {
  id: 'storage-class-missing',
  says: 'a PersistentVolumeClaim names a StorageClass that is not there, and one is nearly called so',
  why: 'Nothing makes a volume for a class that does not exist, so the claim and its pods stay Pending.',
  fix: 'Write the name of the StorageClass.',
  find: ({ storage: { claims, classes }, objects }) =>
    findMissingObjects(
      judgeEach(claims, ({ reference, spec: { storageClassName: name } }) =>
        name ? [{ wanted: { kind: 'StorageClass', name }, by: reference, path: 'spec.storageClassName' }] : [],
      ),
      stockOfListed(
        classes.map(({ reference }) => reference),
        () => objects.assertComplete('StorageClass', ''),
        { why: 'the claim and the pods that mount it stay Pending' },
      ),
    ),
};
