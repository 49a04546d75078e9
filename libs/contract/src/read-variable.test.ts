import { describeFix, describeValue, readVariable, showValue } from './read-variable';
import { STORE_VARIABLES } from './stores';
import type { Variable } from './variable';

const description = 'what it does';
const size: Variable = { type: 'integer', min: -5, max: 100, description };
const level: Variable = { type: 'choice', choices: ['low', 'high'], description };
const proxies: Variable = { type: 'cidrs', description };
const note: Variable = { type: 'text', description };
const stock: Variable = { type: 'url', protocols: ['http:'], origin: true, description };
const { MONGO_URL: mongo } = STORE_VARIABLES.mongo;
const { REDIS_URL: redis } = STORE_VARIABLES.redis;

test.each<{ variable: Variable; text: string; value: unknown }>([
  { variable: size, text: '100', value: 100 },
  { variable: size, text: '-5', value: -5 },
  { variable: size, text: '-6', value: undefined },
  { variable: size, text: '1e1', value: undefined },
  { variable: level, text: 'high', value: 'high' },
  { variable: level, text: 'HIGH', value: undefined },
  { variable: proxies, text: '10.0.0.0/8, fd00::/8,127.0.0.1', value: ['10.0.0.0/8', 'fd00::/8', '127.0.0.1'] },
  { variable: proxies, text: '10.0.0.0/8,proxy', value: undefined },
  { variable: proxies, text: '::1', value: ['::1'] },
  { variable: proxies, text: '10.0.0.0/8,', value: undefined },
  { variable: proxies, text: 'fe80::1%eth0', value: undefined },
  { variable: note, text: ' two\nlines ', value: ' two\nlines ' },
  { variable: note, text: '', value: undefined },
  { variable: note, text: 'a\0b', value: undefined },
  { variable: note, text: 'half a rocket \ud83d', value: undefined },
  { variable: redis, text: 'rediss://cache:6380/2', value: 'rediss://cache:6380/2' },
  { variable: redis, text: 'redis://:secret@cache', value: undefined },
  { variable: redis, text: ' redis://cache', value: undefined },
  { variable: redis, text: 'redis://ca\nche', value: undefined },
  { variable: redis, text: 'mongodb://cache', value: undefined },
  { variable: redis, text: 'redis://cache?password=hunter2', value: undefined },
  { variable: redis, text: 'REDISS://cache', value: undefined },
  { variable: mongo, text: 'mongodb://a:27017,b:27017/shop?replicaSet=rs0', value: 'mongodb://a:27017,b:27017/shop?replicaSet=rs0' },
  { variable: mongo, text: 'mongodb://ada:secret@a/shop', value: undefined },
  { variable: mongo, text: 'http://a', value: undefined },
  { variable: stock, text: 'http://stock:3004', value: 'http://stock:3004' },
  { variable: stock, text: 'http://[fd00::1]:3004/', value: 'http://[fd00::1]:3004/' },
  { variable: stock, text: 'http://stock:3004/base', value: undefined },
  { variable: stock, text: 'http://stock:3004/?a=b', value: undefined },
  { variable: stock, text: 'http://stock:3004/#part', value: undefined },
  { variable: stock, text: 'http://ada@stock:3004', value: undefined },
])('$variable.type "$text" is read as $value', ({ variable, text, value }) => {
  expect(readVariable(variable, text)).toEqual(value);
});

test('says what each kind of value must be', () => {
  expect([size, level, proxies, note, mongo, stock].map(describeValue)).toEqual([
    'a whole number from -5 to 100',
    'one of low, high',
    'addresses or ranges such as 10.0.0.0/8,fd00::/8',
    'some text',
    'a URL that starts with mongodb:// or mongodb+srv:// and carries no user name or password',
    'a URL that starts with http:// and has no path, user name or password',
  ]);
});

test('shows no secret and no URL, which may carry one by mistake', () => {
  const password: Variable = { type: 'text', secret: true, description };

  expect(showValue('SIZE', size, '1e1')).toBe('"1e1"');
  expect([password, redis].map((variable) => showValue('REDIS', variable, 'redis://:hunter2@cache'))).toEqual(
    Array(2).fill('not usable (value hidden)'),
  );
});

test.each([
  { variable: size, text: '1e1', fix: 'give a whole number from -5 to 100' },
  { variable: mongo, text: 'mongodb://a/shop?maxPoolSize=3', fix: 'leave out the option maxPoolSize, which MONGO_POOL_SIZE sets' },
  { variable: redis, text: 'redis://cache?db=2', fix: 'leave out the option db, for which the path stands, as in redis://cache:6379/2' },
  { variable: redis, text: 'redis://:hunter2@cache', fix: `give ${describeValue(redis)}` },
  { variable: redis, text: 'mongodb://a/shop?maxPoolSize=3', fix: `give ${describeValue(redis)}` },
  { variable: stock, text: 'http://stock?db=2', fix: `give ${describeValue(stock)}` },
])('says what to write in place of $text, and that alone: $fix', ({ variable, text, fix }) => {
  expect(describeFix('give', variable, text)).toBe(fix);
});

test('a number that was meant is shown where the variable can hold it', () => {
  const seconds = { type: 'integer', min: 1, max: 60, description: 'age' } as const;

  expect(showValue('AGE_SECONDS', seconds, '1m')).toBe('"1m" (did you mean 60?)');
  expect(showValue('AGE_SECONDS', seconds, '1h')).toBe('"1h"');
});
