import { Size } from 'cdk8s';
import { createPlatform, find, prod } from '../../testing/fixtures';

test('a namespace is held to what it may use', () => {
  const platform = createPlatform({ ...prod, quota: { cpuMillis: 8_000, memory: Size.gibibytes(16) } });

  expect(find(platform, 'ResourceQuota', 'quota')).toHaveProperty('spec.hard', {
    'requests.cpu': '8000m',
    'requests.memory': '16384Mi',
    'limits.memory': '16384Mi',
  });
});

test('no quota, no limit', () => {
  expect(
    createPlatform()
      .toJson()
      .map(({ kind }) => kind),
  ).not.toContain('ResourceQuota');
});

test('refuses a quota that nothing fits', () => {
  expect(() => createPlatform({ ...prod, quota: { cpuMillis: 0 } }).toJson()).toThrow(
    'shop-prod: quota.cpuMillis is 0; write a whole number of at least 1',
  );
});
