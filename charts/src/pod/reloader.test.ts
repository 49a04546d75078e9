import { createShop, dev, find } from '../../testing/fixtures';
import { SECRET_RELOADER } from './reloader';

test('what reads a credential restarts when it changes', () => {
  const { platform } = createShop();

  for (const [kind, name, secrets] of [
    ['Deployment', 'orders', 'redis-credentials-orders'],
    ['StatefulSet', 'redis', 'redis-credentials,redis-credentials-orders'],
  ] as const) {
    expect(find(platform, kind, name).metadata.annotations).toEqual({ [SECRET_RELOADER]: secrets });
  }
});

test('what reads none does not', () => {
  expect(find(createShop().platform, 'Deployment', 'gateway').metadata).not.toHaveProperty('annotations');
});

test('in development nothing changes it', () => {
  expect(find(createShop(dev).platform, 'Deployment', 'orders').metadata).not.toHaveProperty('annotations');
});
