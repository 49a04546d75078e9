import { findNearName } from './near-name';

const find = (written: string, names: readonly string[], owner = 'web') => findNearName(written, names, owner)?.name;

test.each([
  ['a letter is lost', 'shop-confg', 'shop-config'],
  ['two letters changed places', 'redis-credentails', 'redis-credentials'],
  ['a hyphen is lost', 'appconfig', 'app-config'],
  ['Kustomize added a hash', 'settings', 'settings-7h2k9m5t4f'],
  ['Kustomize added another hash since', 'settings-6bt2k85hf4', 'settings-7h2k9m5t4f'],
])('%s: %s was meant to be %s', (_, written, name) => expect(find(written, ['other', name])).toBe(name));

test('a prefix that its owner has too was meant for all', () => {
  expect(find('config', ['prod-config'], 'prod-web')).toBe('prod-config');
  expect(find('config', ['config-eu'], 'web-eu')).toBe('config-eu');
  expect(find('config', ['redis-config'], 'prod-web')).toBeUndefined();
});

test.each([
  ['app-a', 'app-b'],
  ['db-ro', 'db-rw'],
  ['shard-1', 'shard-2'],
  ['node10-tls', 'node11-tls'],
  ['eu', 'us'],
  ['redis-credentials', 'mongo-credentials'],
  ['web-config', 'web-secret'],
])('%s and %s are two things', (written, name) => expect(find(written, [name])).toBeUndefined());
