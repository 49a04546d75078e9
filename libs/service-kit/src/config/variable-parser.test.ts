import { assert, integer, oneof, property, string } from 'fast-check';
import type { Variable } from 'fairlead/contract';
import { parseVariable } from './variable-parser';

const description = 'what it does';
const size: Variable = { type: 'integer', min: 1, max: 100, default: 7, description };
const level: Variable = { type: 'choice', choices: ['low', 'high'], description };
const address: Variable = { type: 'url', protocols: ['redis:', 'rediss:'], description };
const skew: Variable = { type: 'integer', min: -1_000, max: 1_000, description };
const records: Variable = { type: 'url', protocols: ['mongodb:'], description };
const proxies: Variable = { type: 'cidrs', default: [], description };
const password: Variable = { type: 'text', secret: true, description };

test.each<{ variable: Variable; text: string | undefined; value: unknown }>([
  { variable: size, text: '1', value: 1 },
  { variable: size, text: '100', value: 100 },
  { variable: size, text: undefined, value: 7 },
  { variable: size, text: '', value: 7 },
  { variable: skew, text: '-250', value: -250 },
  { variable: records, text: 'mongodb://a:27017,b:27017/shop?replicaSet=rs0', value: 'mongodb://a:27017,b:27017/shop?replicaSet=rs0' },
  { variable: level, text: 'high', value: 'high' },
  { variable: level, text: undefined, value: undefined },
  { variable: address, text: 'rediss://cache.internal:6380/2', value: 'rediss://cache.internal:6380/2' },
  { variable: proxies, text: '10.0.0.0/8, fd00::/8,127.0.0.1', value: ['10.0.0.0/8', 'fd00::/8', '127.0.0.1'] },
  { variable: proxies, text: '', value: [] },
  { variable: password, text: ' p ss ', value: ' p ss ' },
])('reads "$text" as $value ($variable.type)', ({ variable, text, value }) => {
  expect(parseVariable('NAME', variable, text, false)).toEqual({ value });
});

test.each<{ variable: Variable; text: string; mistake: string }>([
  { variable: size, text: '0', mistake: 'SIZE is "0"; give a whole number from 1 to 100' },
  { variable: size, text: '101', mistake: 'SIZE is "101"; give a whole number from 1 to 100' },
  { variable: size, text: '1e1', mistake: 'SIZE is "1e1"; give a whole number from 1 to 100' },
  { variable: size, text: ' 5', mistake: 'SIZE is " 5"; give a whole number from 1 to 100' },
  { variable: skew, text: '-1001', mistake: 'SIZE is "-1001"; give a whole number from -1000 to 1000' },
  { variable: level, text: 'HIGH', mistake: 'SIZE is "HIGH"; give one of low, high' },
  {
    variable: proxies,
    text: '10.0.0.0/8,proxy',
    mistake: 'SIZE is "10.0.0.0/8,proxy"; give addresses or ranges such as 10.0.0.0/8,fd00::/8',
  },
])('says: $mistake', ({ variable, text, mistake }) => {
  expect(parseVariable('SIZE', variable, text, false)).toEqual({ mistake });
});

test.each(['redis', 'http://cache', 'redis:///0', 'redis://:hunter2@cache', 'redis://admin@cache', 'hunter2'])(
  'refuses the address %s and does not print it, as it may hold a credential',
  (text) => {
    expect(parseVariable('REDIS_URL', address, text, false)).toEqual({
      mistake:
        'REDIS_URL is not usable (value hidden); give a URL that starts with redis:// or rediss:// and carries no user name or password',
    });
  },
);

test('in production names a variable that must be set, even where a default exists', () => {
  const needed: Variable = { type: 'url', protocols: ['http:'], default: 'http://localhost', required: 'production', description };

  expect(parseVariable('USERS_URL', needed, '', true)).toEqual({
    mistake: 'USERS_URL is not set; in production give a URL that starts with http:// and carries no user name or password: what it does',
  });
  expect(parseVariable('USERS_URL', needed, '', false)).toEqual({ value: 'http://localhost' });
});

test('reads every whole number within the range, and no other text', () => {
  assert(
    property(oneof(integer({ min: -50, max: 150 }).map(String), string()), (text) => {
      const isGood = /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 100;

      const parsed = parseVariable('SIZE', size, text, false);

      if (text === '') expect(parsed).toEqual({ value: 7 });
      else expect('value' in parsed ? parsed.value : undefined).toBe(isGood ? Number(text) : undefined);
    }),
  );
});

test('no mistake in a secret or a URL ever shows its value', () => {
  assert(
    property(string({ minLength: 12 }), (text) => {
      const parsed = parseVariable('REDIS_URL', address, text, false);

      expect('mistake' in parsed && parsed.mistake.includes(text)).toBe(false);
    }),
  );
});
