import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects } from '../missing/missing-objects';
import { stockOfAccounts } from './account-stock';

/** Every namespace has the account `default`. */
export const serviceAccountMissing: Rule = {
  id: 'service-account-missing',
  says: 'pods are to run as a ServiceAccount that is not there',
  why: 'The API server refuses pods of an account that does not exist, so their controller makes none, and only its events say why.',
  fix: 'Name the ServiceAccount that is there, or add it.',
  find: (inventory) =>
    findMissingObjects(
      judgeEach(inventory.workloads, ({ pod, podPath, reference }) =>
        pod.serviceAccountName === undefined
          ? []
          : [
              {
                wanted: { kind: 'ServiceAccount', namespace: reference.namespace, name: pod.serviceAccountName },
                by: reference,
                path: `${podPath}.serviceAccountName`,
              },
            ],
      ),
      stockOfAccounts(inventory, { why: 'the API server refuses its pods, and only the events of their controller say why' }),
    ),
};
