import { isIPv6 } from 'node:net';
import {
  array,
  assert,
  constant,
  constantFrom,
  integer,
  ipV4,
  ipV6,
  oneof,
  option,
  property,
  record,
  stringMatching,
  tuple,
} from 'fast-check';
import { readRedisAddress, readVariable, STORE_VARIABLES } from 'fairlead/contract';
import { Redis } from 'ioredis';

const host = oneof(
  constantFrom('cache', 'cache.example.net', 'Cache', 'my_cache', 'ada:hunter2@cache', ':hunter2@cache'),
  ipV4(),
  ipV6().map((address) => `[${address}]`),
  stringMatching(/^[ -~]{0,6}$/),
);
const port = oneof(integer({ min: 0, max: 70_000 }).map(String), stringMatching(/^[ -~]{0,3}$/));
const database = oneof(integer({ min: 0, max: 20 }).map(String), stringMatching(/^[ -~]{0,4}$/));
const options = tuple(constantFrom('db', 'password', 'host', 'port', 'tls', 'keyPrefix', 'x'), constantFrom('2', 'hunter2', '')).map(
  (pair) => pair.join('='),
);
const optional = <Value>(...given: Parameters<typeof option<Value>>) => option(given[0], { nil: undefined, freq: 2 });
const address = record({
  scheme: oneof({ weight: 8, arbitrary: constantFrom('redis', 'rediss') }, { weight: 1, arbitrary: constantFrom('REDISS', 'redi') }),
  host,
  port: optional(port),
  database: optional(database),
  query: oneof({ weight: 3, arbitrary: constant([]) }, { weight: 1, arbitrary: array(options, { minLength: 1, maxLength: 2 }) }),
}).map(({ scheme, host: at, port: number, database: db, query }) =>
  [`${scheme}://${at}`, number !== undefined && `:${number}`, db !== undefined && `/${db}`, query.length > 0 && `?${query.join('&')}`]
    .filter(Boolean)
    .join(''),
);

/** As the driver does it: one address of IPv6 has many forms. */
function shorten(host = ''): string {
  return isIPv6(host) ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host;
}

test('whatever the contract takes for an address of Redis, the driver takes for the same, and nothing else of it', () => {
  let accepted = 0;

  assert(
    property(address, (text) => {
      if (readVariable(STORE_VARIABLES.redis.REDIS_URL, text) === undefined) return;
      accepted += 1;
      const expected = readRedisAddress(text);
      const { options: read } = new Redis(text, { lazyConnect: true });
      const { options: preset } = new Redis({ lazyConnect: true });
      const tls = text.startsWith('rediss:') && { tls: read.tls };
      expect(read).toEqual({ ...preset, ...expected, host: shorten(expected?.host), ...tls });
      expect(Boolean(read.tls)).toBe(text.startsWith('rediss:'));
    }),
    { numRuns: 400 * propertyRuns },
  );

  expect(accepted).toBeGreaterThan(60 * propertyRuns);
});
