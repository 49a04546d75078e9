import { findVariable, readDeployedEnvironment } from './deployed-environment';

test.each([
  { manifest: 'kind: ConfigMap\ndata:\n  MONGO_POOL_SIZE: "3"\n  PORT: "3002"\n', value: '3' },
  { manifest: 'kind: ConfigMap\ndata:\n  MONGO_POOL_SIZE: --one --two\n', value: '--one --two' },
  { manifest: 'kind: ConfigMap\ndata:\n  PORT: "3002"\n', value: undefined },
])('finds $value', ({ manifest, value }) => {
  expect(findVariable(manifest, 'MONGO_POOL_SIZE')).toBe(value);
});

test('production says how a pod runs', () => {
  const { runtime, poolSize } = readDeployedEnvironment();

  expect(runtime.NODE_OPTIONS).toMatch(/^--max-old-space-size=\d+ /);
  expect(runtime.LOG_LEVEL).toMatch(/^[a-z]+$/);
  expect(poolSize).toBeGreaterThanOrEqual(1);
});
