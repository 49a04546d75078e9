import { App } from 'cdk8s';
import { STORE_VARIABLES, readVariable } from 'fairlead/contract';
import { createShop, dev, find, prod } from '../../testing/fixtures';
import { Platform } from '../platform/platform';
import { mongoVariables, redisVariables } from './store-variables';

const login = { username: { value: 'orders' }, password: { secretName: 'secret', key: 'password' } };
const address = { host: 'store.example.net', port: 1, tls: true };

/** What two platforms, or environments, would have to have in common to share a record. */
const placesOf = ([name, environment]: readonly [string, string]) => {
  const owner = { name, environment: { ...prod, name: environment } };
  return {
    ...redisVariables(address, owner, login),
    ...mongoVariables(address, owner, login),
  };
};

test('a service in the cluster finds its own keys', () => {
  expect(find(createShop().platform, 'ConfigMap', 'orders')).toHaveProperty('data.REDIS_KEY_PREFIX', 'shop:prod:');
  expect(find(createShop(dev).platform, 'ConfigMap', 'orders')).toHaveProperty('data.REDIS_KEY_PREFIX', 'shop:dev:');
});

test.each([
  [
    ['shop', 'prod'],
    ['shop', 'dev'],
  ],
  [
    ['shop', 'prod'],
    ['warehouse', 'prod'],
  ],
  [
    ['shop-eu', 'prod'],
    ['shop', 'eu-prod'],
  ],
] as const)('on one external store %j and %j share no key and no database', (one, other) => {
  const [ours, theirs] = [placesOf(one), placesOf(other)];

  expect(ours.REDIS_KEY_PREFIX).not.toEqual(theirs.REDIS_KEY_PREFIX);
  expect(ours.MONGO_URL).not.toEqual(theirs.MONGO_URL);
});

test('no prefix is the beginning of another', () => {
  const prefixes = [placesOf(['shop', 'prod']), placesOf(['shop', 'prod-eu']), placesOf(['shop-eu', 'prod'])].map(({ REDIS_KEY_PREFIX }) =>
    'value' in REDIS_KEY_PREFIX ? REDIS_KEY_PREFIX.value : '',
  );

  for (const prefix of prefixes) expect(prefixes.filter((other) => other.startsWith(prefix))).toEqual([prefix]);
});

test('the longest names that a namespace can have make a database that MongoDB takes, and longer ones are refused', () => {
  const platform = new Platform(new App(), 'p'.repeat(58), prod);

  const { MONGO_URL } = mongoVariables(address, platform, login);

  expect('value' in MONGO_URL && readVariable(STORE_VARIABLES.mongo.MONGO_URL, MONGO_URL.value)).toContain(`/${'p'.repeat(58)}_prod?`);
  expect(() => new Platform(new App(), 'p'.repeat(59), prod).toJson()).toThrow('no namespace can have this name');
});
