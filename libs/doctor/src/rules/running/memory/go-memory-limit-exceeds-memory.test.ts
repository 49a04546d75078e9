import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { goMemoryLimitExceedsMemory } from './go-memory-limit-exceeds-memory';

const told = (value: string, limits: object = { memory: '512Mi' }) =>
  findingsOf(goMemoryLimitExceedsMemory, [runningWorkload({ container: { resources: { limits }, env: [{ name: 'GOMEMLIMIT', value }] } })]);

test('a soft limit above the hard one is warned of, and the fix leaves a tenth', () => {
  expect(told('1GiB')).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].resources.limits.memory',
      what: 'GOMEMLIMIT of container web in Deployment shop/web is 1024 MiB, and its memory limit is 512 MiB',
      fix: 'set GOMEMLIMIT to 460MiB, or raise the memory limit',
      evidence: [{ path: 'spec.template.spec.containers[0].env[0].value' }],
    },
  ]);
});

test('bytes count too, and so does the limit itself', () => {
  expect(told('536870912')).toHaveLength(1);
});

test.each([
  ['it is below', '460MiB'],
  ['it is off', 'off'],
  ['it is no size', '1G'],
])('silent where %s', (_, value) => {
  expect(told(value)).toEqual([]);
});

test('silent without a limit', () => {
  expect(told('1GiB', {})).toEqual([]);
});
