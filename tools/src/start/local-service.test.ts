import { defineContract } from 'fairlead/contract';
import { placeServices } from './local-service';

const orders = defineContract({ name: 'orders', description: 'orders', port: 4001, shutdown: { drainDeadlineMs: 40_000 } });
const shop = defineContract({ name: 'shop', description: 'shop', port: 4000, calls: [orders] });

test('a service runs on its contract’s port, whatever PORT says for all', () => {
  const [first, second] = placeServices([orders, shop], 0, { PORT: '80', MANAGEMENT_PORT: '9464', LOG_LEVEL: 'debug' });

  expect(first).toMatchObject({ port: 4001, readyUrl: 'http://localhost:4001/health/ready', env: { PORT: '4001', LOG_LEVEL: 'debug' } });
  expect(second).toMatchObject({ port: 4000, env: { PORT: '4000', MANAGEMENT_PORT: undefined } });
});

test('only this machine reaches a service, unless the environment says otherwise', () => {
  const addressOf = (environment: NodeJS.ProcessEnv) => placeServices([orders], 0, environment)[0]?.env.LISTEN_ADDRESS;

  expect(addressOf({})).toBe('127.0.0.1');
  expect(addressOf({ LISTEN_ADDRESS: '0.0.0.0' })).toBe('0.0.0.0');
});

test('an offset moves the services and the addresses that their callers know', () => {
  const [, caller] = placeServices([orders, shop], 100, {});

  expect(caller).toMatchObject({ port: 4100, env: { PORT: '4100', ORDERS_URL: 'http://localhost:4101' } });
});

test('an address has the name and the form that its caller’s contract says', () => {
  const named = defineContract({
    name: 'shop',
    description: 'shop',
    port: 4000,
    calls: [{ ...orders, as: 'ORDERS_ADDR', form: 'host:port' }],
  });

  const [, caller] = placeServices([orders, named], 100, {});

  expect(caller?.env).toMatchObject({ ORDERS_ADDR: 'localhost:4101' });
  expect(caller?.env).not.toHaveProperty('ORDERS_URL');
});

test('an address from the environment wins', () => {
  const [, caller] = placeServices([orders, shop], 0, { ORDERS_URL: 'http://orders.test' });

  expect(caller?.env.ORDERS_URL).toBe('http://orders.test');
});

test.each([
  { environment: {}, stopWithinMs: 41_000 },
  { environment: { LINGER_MS: '500', DRAIN_DEADLINE_MS: '2000' }, stopWithinMs: 3_500 },
  { environment: { LINGER_MS: 'soon' }, stopWithinMs: 41_000 },
])('it may take $stopWithinMs ms to stop with $environment', ({ environment, stopWithinMs }) => {
  expect(placeServices([orders], 0, environment)[0]).toMatchObject({ stopWithinMs });
});
