import { findPoolSize, readDeployedPoolSize } from './deployed-pool-size';

test.each([
  { manifest: 'kind: ConfigMap\ndata:\n  MONGO_POOL_SIZE: "3"\n  PORT: "3002"\n', size: 3 },
  { manifest: 'kind: ConfigMap\ndata:\n  PORT: "3002"\n', size: undefined },
])('finds $size', ({ manifest, size }) => {
  expect(findPoolSize(manifest)).toBe(size);
});

test('production says how many connections a pod has', () => {
  expect(readDeployedPoolSize()).toBeGreaterThanOrEqual(1);
});
