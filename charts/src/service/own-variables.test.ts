import { defineContract } from 'fairlead/contract';
import { createPlatform, find, orders } from '../../testing/fixtures';
import { HttpService } from './http-service';
import { checkOwnVariables } from './own-variables';
import { replicas } from './scale';

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
    ALLOWED: { type: 'cidrs', description: 'who may ask' },
  },
});

test('a value of the contract’s own variable is in the ConfigMap', () => {
  const platform = createPlatform();
  const props = { env: { CURRENCY: 'USD', MAX_CONNECTIONS: 500 } };
  const contract = { ...billing, name: 'orders', calls: [], stores: {} } as const;

  new HttpService(platform, contract, { scale: replicas(1), ...props });

  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({ data: { CURRENCY: 'USD', MAX_CONNECTIONS: '500' } });
});

test.each([
  [{ CURENCY: 'EUR' }, 'env.CURENCY is not in its contract, so it would not be read; add it to the env of the contract, or to pod.env'],
  [{ CURRENCY: 'YEN' }, 'env.CURRENCY is "YEN", with which it would not start; write one of EUR, USD'],
  [{ MAX_CONNECTIONS: 0 }, 'env.MAX_CONNECTIONS is 0, with which it would not start; write a whole number from 1 to 1000000'],
  [{ BANK_URL: 'http://bank' }, 'env.BANK_URL is "http://bank", with which it would not start; write a URL that begins with https:'],
  [{ ALLOWED: '10.0.0.0/8,all' }, 'env.ALLOWED is "10.0.0.0/8,all", with which it would not start; write address ranges, parted by commas'],
  [{ PORT: 80 }, 'env.PORT follows from something else; write port in its contract'],
  [{ LINGER_MS: 1 }, 'env.LINGER_MS follows from something else; write shutdown: { lingerMs }'],
  [{ ORDERS_URL: 'http://orders' }, 'env.ORDERS_URL follows from something else; write calls(<the orders>)'],
  [{ MONGO_URL: 'mongodb://mongo' }, 'env.MONGO_URL follows from something else; write uses(<the mongo store>)'],
  [{ MONGO_POOL_SIZE: 4 }, 'env.MONGO_POOL_SIZE follows from something else; write uses(<the mongo store>, { pool })'],
])('refuses %j', (env, fault) => {
  expect(() => checkOwnVariables('prod/billing', billing, env)).toThrow(`prod/billing: ${fault}`);
});

test('takes ranges and bare addresses', () => {
  expect(() => checkOwnVariables('prod/billing', billing, { ALLOWED: '10.0.0.0/8,fd00::1,10.0.0.1' })).not.toThrow();
});

test('refuses a literal credential, without repeating it', () => {
  const check = () => checkOwnVariables('prod/billing', billing, { BANK_TOKEN: 'hunter2' });

  expect(check).toThrow(
    'prod/billing: env.BANK_TOKEN is a credential, which has no place in a manifest; give it by reference in pod.env: valueFrom.secretKeyRef',
  );
  expect(check).not.toThrow('hunter2');
});

test('names every bad value at once', () => {
  expect(() => checkOwnVariables('prod/billing', billing, { CURRENCY: 'YEN', PORT: 80 })).toThrow(/env\.CURRENCY.*\n.*env\.PORT/);
});
