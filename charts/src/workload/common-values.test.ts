import { dev, memory, orders, prod } from '../../testing/fixtures';
import { deriveShutdown } from './grace-period';
import { commonValues } from './common-values';

const propsIn = (environment: typeof prod, image: string) => ({
  contract: orders,
  environment,
  image,
  memoryLimit: memory,
  heapShare: 0.75,
  shutdown: deriveShutdown(orders, environment),
});

test('production', () => {
  expect(commonValues(propsIn(prod, 'ghcr.io/acme/orders:sha-1'))).toEqual({
    PORT: '4001',
    MANAGEMENT_PORT: '9464',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    NODE_OPTIONS: '--max-old-space-size=168 --max-semi-space-size=8',
    SERVICE_VERSION: 'sha-1',
    LINGER_MS: '5000',
    DRAIN_DEADLINE_MS: '30000',
  });
});

test('development logs more and stops at once', () => {
  expect(commonValues(propsIn(dev, 'orders:dev'))).toMatchObject({
    LOG_LEVEL: 'debug',
    NODE_ENV: 'production',
    SERVICE_VERSION: 'dev',
    LINGER_MS: '0',
  });
});

test('sets only variables that the contract declares, beside the one of Node itself', () => {
  const { NODE_OPTIONS: ofNode, ...ours } = commonValues(propsIn(prod, 'orders:1'));

  expect(ofNode).toBeDefined();
  expect(Object.keys(orders.env)).toEqual(expect.arrayContaining(Object.keys(ours)));
});

test('a foreign service reads none of it', () => {
  expect(commonValues({ ...propsIn(prod, 'nginx:1'), contract: { ...orders, foreign: true } })).toEqual({});
});
