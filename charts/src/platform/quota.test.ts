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

test('tells what is misspelt in it and what is wrong in one run', () => {
  const quota = { cpu: 4, cpuMillis: 0, memory: '4Gi' } as never;

  expect(createPlatform({ ...prod, quota }).findFaults()).toEqual([
    'shop-prod: quota.cpu is no prop of its environment; write one of cpuMillis, memory, ephemeralStorage',
    'shop-prod: quota.cpuMillis is 0; write a whole number of at least 1',
    'shop-prod: quota.memory is "4Gi" (did you mean Size.gibibytes(4)?), which is no size',
  ]);
});
