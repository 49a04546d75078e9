import { object, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { priorityClassMissing } from './priority-class-missing';

const high = object('scheduling.k8s.io/v1', 'PriorityClass', 'high-priority', { value: 1 });
const find = (priorityClassName: string, ...others: readonly unknown[]) =>
  findingsOf(priorityClassMissing, [podOf('web', {}, { priorityClassName }), ...others]);

test('a slip in the name of a class', () => {
  expect(find('high-prioriti', high)).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      path: 'spec.template.spec.priorityClassName',
      fix: expect.stringContaining('write high-priority'),
    },
  ]);
  expect(find('system-node-critcal')).toMatchObject([{ severity: 'error', fix: expect.stringContaining('write system-node-critical') }]);
});

test.each(['high-priority', 'system-cluster-critical', 'batch'])('silent about %s', (name) => expect(find(name, high)).toEqual([]));
