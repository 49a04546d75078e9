import { createShop, dev, find, prod } from '../../testing/fixtures';
import { awsSecretsManager } from '../environment/credentials';
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

test('wherever the credential comes from', () => {
  const credentials = awsSecretsManager({ region: 'eu-central-1', roleArn: 'arn:aws:iam::111122223333:role/shop-prod-secrets' });

  expect(find(createShop({ ...prod, credentials }).platform, 'Deployment', 'orders').metadata.annotations).toHaveProperty([
    SECRET_RELOADER,
  ]);
});

test('what reads none does not', () => {
  expect(find(createShop().platform, 'Deployment', 'gateway').metadata).not.toHaveProperty('annotations');
});

test('in development nothing changes it', () => {
  expect(find(createShop(dev).platform, 'Deployment', 'orders').metadata).not.toHaveProperty('annotations');
});
