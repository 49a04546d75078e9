import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { shutdownOutlivesGracePeriod } from './shutdown-outlives-grace-period';

const found = (name: string, value: string, container: object = {}, pod: object = {}) =>
  findingsOf(shutdownOutlivesGracePeriod, [runningWorkload({ pod, container: { env: [{ name, value }], ...container } })]);
const sleeping = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } });

test('a program that takes its time after a hook is killed', () => {
  expect(found('SHUTDOWN_TIMEOUT', '25s', sleeping(10))).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.terminationGracePeriodSeconds',
      what: 'container web of Deployment shop/web may take 25 s to stop by SHUTDOWN_TIMEOUT, after a preStop hook of 10 s, and is killed after 30 s',
      fix: 'set terminationGracePeriodSeconds: 36 or more, or lower SHUTDOWN_TIMEOUT',
      evidence: [{ path: 'spec.template.spec.containers[0].env[0].value' }],
    },
  ]);
});

test.each([
  ['SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', '60s'],
  ['GRACEFUL_SHUTDOWN_SECONDS', '45'],
  ['DRAIN_DEADLINE_MS', '45000'],
  ['APP_SHUTDOWN_DELAY', '2m'],
])('read from %s', (name, value) => {
  expect(found(name, value)).toHaveLength(1);
});

test.each<[string, () => readonly unknown[]]>([
  ['it ends in time', () => found('SHUTDOWN_TIMEOUT', '20s', sleeping(10))],
  ['the grace period is longer', () => found('SHUTDOWN_TIMEOUT', '60s', {}, { terminationGracePeriodSeconds: 90 })],
  ['nobody knows the unit', () => found('SHUTDOWN_TIMEOUT', '30000')],
  ['the variable is of something else', () => found('CONNECT_TIMEOUT_MS', '45000')],
  ['a hook takes it all, which is told already', () => found('SHUTDOWN_TIMEOUT', '60s', sleeping(45))],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
