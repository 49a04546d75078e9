import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, stockOfListed } from '../missing/missing-objects';

/** Classes are set up once for a cluster, so one that is not here is told only where a name is nearly right. */
export const priorityClassMissing: Rule = {
  id: 'priority-class-missing',
  says: 'pods name a PriorityClass that is not there, and one is nearly called so',
  why: 'The API server refuses pods of a class that does not exist, so their controller makes none.',
  fix: 'Write the name of the PriorityClass.',
  find: ({ workloads, objects }) => {
    const classes = objects.ofKind('PriorityClass').map(({ reference: { kind, name } }) => ({ kind, name }));
    const needs = judgeEach(workloads, ({ pod: { priorityClassName: name }, podPath, reference }) =>
      name ? [{ wanted: { kind: 'PriorityClass', name }, by: reference, path: `${podPath}.priorityClassName` }] : [],
    );
    return findMissingObjects(
      needs,
      stockOfListed([...classes, ...OF_THE_CLUSTER], () => objects.assertComplete('PriorityClass', ''), {
        why: 'the API server refuses its pods: no PriorityClass with that name was found',
      }),
    );
  },
};

/** Pod Priority and Preemption, "How to use priority and preemption". */
const OF_THE_CLUSTER = ['system-cluster-critical', 'system-node-critical'].map((name) => ({ kind: 'PriorityClass', name }));
