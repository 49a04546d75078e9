import { createShop, dev, find } from '../../testing/fixtures';
import { SECRET_RELOADER } from './reloader';

test('what reads a credential restarts when it changes', () => {
  const { platform } = createShop();

  for (const [kind, name] of [
    ['Deployment', 'orders'],
    ['StatefulSet', 'redis'],
  ] as const) {
    expect(find(platform, kind, name).metadata.annotations).toEqual({ [SECRET_RELOADER]: 'redis-credentials' });
  }
});

test('what reads none does not', () => {
  expect(find(createShop().platform, 'Deployment', 'gateway').metadata).not.toHaveProperty('annotations');
});

test('in development nothing changes it', () => {
  expect(find(createShop(dev).platform, 'Deployment', 'orders').metadata).not.toHaveProperty('annotations');
});
