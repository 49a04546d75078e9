import { defineContract } from 'fairlead/contract';
import { ConfigError, loadConfig } from './config';

const stock = defineContract({ name: 'stock', description: 'what is left', port: 3004 });
const orders = defineContract({
  name: 'orders',
  description: 'orders in Redis',
  port: 3003,
  stores: { redis: 'required' },
  calls: [stock],
  env: { MAX_ITEMS: { type: 'integer', min: 1, max: 100, default: 20, description: 'most items of an order' } },
});

test('fills in every default and leaves the rest undefined', () => {
  expect(loadConfig(orders, {})).toEqual({
    PORT: 3003,
    MANAGEMENT_PORT: undefined,
    LOG_LEVEL: 'info',
    SERVICE_VERSION: 'dev',
    NODE_ENV: 'development',
    OTEL_BSP_MAX_QUEUE_SIZE: 2_048,
    OTEL_SDK_DISABLED: 'false',
    OTEL_TRACES_SAMPLER: 'parentbased_always_on',
    OTEL_TRACES_SAMPLER_ARG: '1',
    LINGER_MS: 0,
    DRAIN_DEADLINE_MS: 30_000,
    MAX_CONNECTIONS: 20_000,
    REDIS_URL: undefined,
    REDIS_PASSWORD: undefined,
    STOCK_URL: 'http://localhost:3004',
    MAX_ITEMS: 20,
  });
});

test('reads what is set, takes the empty string for unset, and ignores what the contract does not name', () => {
  const config = loadConfig(orders, { PORT: '0', MAX_ITEMS: '', REDIS_URL: 'redis://cache:6379', HOME: '/root' });

  expect(config).toMatchObject({ PORT: 0, MAX_ITEMS: 20, REDIS_URL: 'redis://cache:6379' });
  expect(config).not.toHaveProperty('HOME');
});

test('reads a variable under its alias where its own name is not set, and names the alias in a mistake', () => {
  expect(loadConfig(orders, { PORT: '', APP_PORT: '8080' })).toMatchObject({ PORT: 8080 });
  expect(loadConfig(orders, { PORT: '80', APP_PORT: '8080' })).toMatchObject({ PORT: 80 });
  expect(() => loadConfig(orders, { APP_PORT: 'http' })).toThrow('APP_PORT is "http"; give a whole number from 0 to 65535');
});

test('types each value', () => {
  const config = loadConfig(orders, {});

  const port: number = config.PORT;
  const callee: string = config.STOCK_URL;
  const store: string | undefined = config.REDIS_URL;
  // @ts-expect-error no such variable
  const unknown: unknown = config.MONGO_URL;

  expect([port, callee, store, unknown]).toEqual([3003, 'http://localhost:3004', undefined, undefined]);
});

test('reports every mistake at once, by name, and shows neither a secret nor an address', () => {
  const environment = {
    PORT: 'http',
    LOG_LEVEL: 'verbose',
    NODE_ENV: 'production',
    REDIS_PASSWORD: 'hunter2',
    REDIS_URL: 'redis://:hunter2@cache',
    MAX_ITEMS: '0',
  };

  expect(() => loadConfig(orders, environment)).toThrow(
    new ConfigError('orders', [
      'PORT is "http"; give a whole number from 0 to 65535',
      'LOG_LEVEL is "verbose"; give one of error, warn, info, debug',
      'REDIS_URL is not usable (value hidden); give a URL that starts with redis:// or rediss:// and carries no user name or password',
      'STOCK_URL is not set; in production give a URL that starts with http:// and has no path, user name or password: address of stock',
      'MAX_ITEMS is "0"; give a whole number from 1 to 100',
    ]),
  );
});

test('starts no service whose contract is wrong, and says so apart from all that is wrong with its environment', () => {
  const wrong = defineContract({ name: 'wrong', description: 'its port is none', port: 70_000 });
  const ofContract = [
    'wrong cannot start, its contract is wrong:',
    '  contract "wrong": port is 70000; give a whole number from 1 to 65535',
  ];
  const ofEnvironment = ['wrong cannot start, its environment is wrong:', '  LOG_LEVEL is "verbose"; give one of error, warn, info, debug'];
  const messageFor = (environment: Record<string, string>) => {
    try {
      return loadConfig(wrong, environment);
    } catch (error) {
      return (error as ConfigError).message.split('\n');
    }
  };

  expect(messageFor({ PORT: '80' })).toEqual(ofContract);
  expect(messageFor({ PORT: '80', LOG_LEVEL: 'verbose' })).toEqual([...ofContract, ...ofEnvironment]);
});

test('starts in production with its required store and callees set', () => {
  const config = loadConfig(orders, { NODE_ENV: 'production', REDIS_URL: 'redis://cache', STOCK_URL: 'http://stock' });

  expect(config).toMatchObject({ NODE_ENV: 'production', REDIS_URL: 'redis://cache', STOCK_URL: 'http://stock' });
});

test('is frozen', () => {
  expect(Object.isFrozen(loadConfig(orders, {}))).toBe(true);
});
