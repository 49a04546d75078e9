import { defineContract } from 'fairlead/contract';
import { createPlatform, find, orders } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { checkOwnVariables } from './own-variables';
import { replicas } from '../deployment/scale';

const billing = defineContract({
  name: 'billing',
  description: 'bills',
  port: 4003,
  calls: [orders],
  stores: { mongo: 'required' },
  env: {
    CURRENCY: { type: 'choice', choices: ['EUR', 'USD'], default: 'EUR', description: 'what prices are in' },
    BANK_URL: { type: 'url', protocols: ['https:'], description: 'address of the bank' },
    BANK_TOKEN: { type: 'text', secret: true, description: 'what the bank asks for' },
    RETRY_MS: { type: 'integer', min: 0, max: 60_000, description: 'how long to wait before it asks again' },
    NOTE: { type: 'text', description: 'what is printed on every bill' },
    ALLOWED: { type: 'cidrs', description: 'who may ask' },
  },
});

const BANK_URL = 'a URL that starts with https:// and carries no user name or password';
const RANGES = 'addresses or ranges such as 10.0.0.0/8,fd00::/8';

test('a value of the contract’s own variable is in the ConfigMap', () => {
  const platform = createPlatform();
  const props = { env: { CURRENCY: 'USD', MAX_CONNECTIONS: 500 } };
  const { CURRENCY } = billing.env;
  const contract = defineContract({ name: 'orders', description: 'bills', port: 4003, env: { CURRENCY } });

  new HttpService(platform, contract, { scale: replicas(1), ...props });

  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({ data: { CURRENCY: 'USD', MAX_CONNECTIONS: '500' } });
});

test.each([
  [
    { CURENCY: 'EUR' },
    'env.CURENCY is not in its contract, so it would not be read; add it to the env of the contract, or to pod.env, or write CURRENCY',
  ],
  [{ CURRENCY: 'YEN' }, 'env.CURRENCY is "YEN", with which it would not start; write one of EUR, USD'],
  [{ MAX_CONNECTIONS: 0 }, 'env.MAX_CONNECTIONS is 0, with which it would not start; write a whole number from 1 to 1000000'],
  [{ BANK_URL: 'http://bank' }, `env.BANK_URL is not usable (value hidden), with which it would not start; write ${BANK_URL}`],
  [{ BANK_URL: 'https://ada:hunter2@bank' }, `env.BANK_URL is not usable (value hidden), with which it would not start; write ${BANK_URL}`],
  [{ BANK_URL: 'https:///' }, `env.BANK_URL is not usable (value hidden), with which it would not start; write ${BANK_URL}`],
  [{ ALLOWED: '10.0.0.0/8,all' }, `env.ALLOWED is "10.0.0.0/8,all", with which it would not start; write ${RANGES}`],
  [{ ALLOWED: 'fe80::1%eth0' }, `env.ALLOWED is "fe80::1%eth0", with which it would not start; write ${RANGES}`],
  [{ RETRY_MS: -1 }, 'env.RETRY_MS is -1, with which it would not start; write a whole number from 0 to 60000'],
  [{ NOTE: '' }, 'env.NOTE is "", with which it would not start; write some text'],
  [{ NOTE: 'a\0b' }, 'env.NOTE is "a\\u0000b", with which it would not start; write some text'],
  [{ PORT: 80 }, 'env.PORT follows from something else; write port in its contract'],
  [{ LISTEN_ADDRESS: '127.0.0.1' }, 'env.LISTEN_ADDRESS follows from something else; write nothing: a pod listens on every address'],
  [{ LINGER_MS: 1 }, 'env.LINGER_MS follows from something else; write shutdown: { lingerMs }'],
  [{ ORDERS_URL: 'http://orders' }, 'env.ORDERS_URL follows from something else; write calls(<the orders>)'],
  [{ MONGO_URL: 'mongodb://mongo' }, 'env.MONGO_URL follows from something else; write uses(<the mongo store>)'],
  [{ MONGO_POOL_SIZE: 4 }, 'env.MONGO_POOL_SIZE follows from something else; write uses(<the mongo store>, { pool })'],
])('refuses %j', (env, fault) => {
  expect(() => checkOwnVariables('prod/billing', billing, env)).toThrow(`prod/billing: ${fault}`);
});

test.each([{ ALLOWED: '10.0.0.0/8,fd00::1,10.0.0.1' }, { ALLOWED: '10.0.0.0/8, fd00::/8' }, { CURRENCY: undefined }])('takes %j', (env) => {
  expect(() => checkOwnVariables('prod/billing', billing, env)).not.toThrow();
});

test('refuses an address with a credential in it, without repeating that', () => {
  expect(() => checkOwnVariables('prod/billing', billing, { BANK_URL: 'https://ada:hunter2@bank' })).not.toThrow('hunter2');
});

test('refuses a literal credential, without repeating it', () => {
  const check = () => checkOwnVariables('prod/billing', billing, { BANK_TOKEN: 'hunter2' });

  expect(check).toThrow(
    'prod/billing: env.BANK_TOKEN is a credential, which has no place in a manifest; leave it out, its value comes from the secret store',
  );
  expect(check).not.toThrow('hunter2');
});

test('names every bad value at once', () => {
  expect(() => checkOwnVariables('prod/billing', billing, { CURRENCY: 'YEN', PORT: 80 })).toThrow(/env\.CURRENCY.*\n.*env\.PORT/);
});
