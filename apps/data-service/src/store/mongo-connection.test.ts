import { array, assert, constantFrom, integer, ipV6, oneof, option, property, record, string, stringMatching, tuple } from 'fast-check';
import { MongoClient } from 'mongodb';
import { readVariable, STORE_VARIABLES } from 'fairlead/contract';

const host = oneof(
  stringMatching(/^[a-z0-9.-]{1,12}$/),
  ipV6().map((address) => `[${address}]`),
  string({ maxLength: 4 }),
);
const port = option(integer({ min: -1, max: 70_000 }), { nil: undefined });
const name = constantFrom(
  'replicaSet',
  'tls',
  'w',
  'journal',
  'authSource',
  'directConnection',
  'readPreference',
  'wtimeoutMS',
  'maxPoolSize',
  'x',
);
const value = oneof(
  constantFrom('true', 'false', 'rs0', 'majority', 'nearest', 'secondary', '0', '1', '500', ''),
  stringMatching(/^[ -~]{0,8}$/),
);
const address = record({
  scheme: constantFrom('mongodb', 'mongodb+srv'),
  hosts: array(tuple(host, port), { minLength: 1, maxLength: 3 }),
  database: option(stringMatching(/^[ -~]{0,6}$/), { nil: undefined }),
  options: array(tuple(name, value), { maxLength: 3 }),
}).map(({ scheme, hosts, database, options }) => {
  const list = hosts.map(([each, at]) => (at === undefined ? each : `${each}:${at}`)).join(',');
  const query = options.map((pair) => pair.join('=')).join('&');
  return `${scheme}://${list}${database === undefined ? '' : `/${database}`}${query === '' ? '' : `?${query}`}`;
});

test('whatever the contract takes for an address of MongoDB, the driver takes too', () => {
  let accepted = 0;

  assert(
    property(address, (text) => {
      if (readVariable(STORE_VARIABLES.mongo.MONGO_URL, text) === undefined) return;
      accepted += 1;
      expect(() => new MongoClient(text)).not.toThrow();
    }),
    { numRuns: 20_000 },
  );

  expect(accepted).toBeGreaterThan(200);
});
