import { dev, memory, orders, prod } from './fixtures';
import { deriveServiceEnvironment } from './service-environment';

const facts = { contract: orders, memory, addresses: { REDIS_URL: 'redis://redis:6379' } };

test('production', () => {
  expect(deriveServiceEnvironment({ ...facts, environment: prod, image: 'ghcr.io/acme/orders:sha-1' })).toEqual({
    PORT: '4001',
    MANAGEMENT_PORT: '9464',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    NODE_OPTIONS: '--max-old-space-size=192',
    SERVICE_VERSION: 'sha-1',
    LINGER_MS: '5000',
    DRAIN_DEADLINE_MS: '30000',
    REDIS_URL: 'redis://redis:6379',
  });
});

test('development logs more and stops at once', () => {
  expect(deriveServiceEnvironment({ ...facts, environment: dev, image: 'orders:dev' })).toMatchObject({
    LOG_LEVEL: 'debug',
    NODE_ENV: 'production',
    SERVICE_VERSION: 'dev',
    LINGER_MS: '0',
  });
});

test('sets only variables that the contract declares, beside the one of Node itself', () => {
  const { NODE_OPTIONS: ofNode, ...ours } = deriveServiceEnvironment({ ...facts, environment: prod, image: 'orders:1' });

  expect(ofNode).toBeDefined();
  expect(Object.keys(orders.env)).toEqual(expect.arrayContaining(Object.keys(ours)));
});
