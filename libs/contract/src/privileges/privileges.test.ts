import { defineContract } from '../define-contract';
import { redisRules } from './privileges';

const base = { name: 'orders', description: 'orders', port: 3003, stores: { redis: 'required', mongo: 'required' } } as const;

test('a user may run each command on its own keys alone, and ask whether the server is there', () => {
  const privileges = { 'orders:*': ['get', 'set'], 'stock:count': ['incr'] };

  expect(redisRules(privileges, 'shop:prod:')).toEqual([
    '+ping',
    '+info',
    '(~shop:prod:orders:* +get +set)',
    '(~shop:prod:stock:count +incr)',
  ]);
});

test("a service that says nothing may use its platform's keys and channels, and endanger nobody", () => {
  expect(redisRules(undefined, 'shop:prod:')).toEqual(['~shop:prod:*', '&shop:prod:*', '+@all', '-@dangerous', '+ping', '+info']);
});

test.each<{ privileges: object; fault: string }>([
  {
    privileges: { postgres: { orders: ['select'] } },
    fault: 'privileges is "postgres"; give a store that it uses: redis, mongo',
  },
  { privileges: { redis: ['get'] }, fault: 'privileges.redis is ["get"]; give an object such as { "orders": ["get"] }' },
  { privileges: { redis: { 'a b': ['get'] } }, fault: 'privileges.redis is "a b"; give a pattern of keys such as "orders:*"' },
  { privileges: { redis: { '(a)': ['get'] } }, fault: 'privileges.redis is "(a)"; give a pattern of keys such as "orders:*"' },
  {
    privileges: { redis: { 'a:*': ['get +@all'] } },
    fault: 'privileges.redis["a:*"] is ["get +@all"]; give commands such as ["get", "set"]',
  },
  { privileges: { redis: { 'a:*': [] } }, fault: 'privileges.redis["a:*"] is []; give commands such as ["get", "set"]' },
  { privileges: { redis: { 'a:*': 'get' } }, fault: 'privileges.redis["a:*"] is "get"; give commands such as ["get", "set"]' },
  { privileges: { mongo: { '': ['find'] } }, fault: 'privileges.mongo is ""; give a collection such as "records"' },
  { privileges: { mongo: { a$b: ['find'] } }, fault: 'privileges.mongo is "a$b"; give a collection such as "records"' },
  { privileges: { mongo: { a: ['find it'] } }, fault: 'privileges.mongo["a"] is ["find it"]; give actions such as ["find", "insert"]' },
])('refuses $privileges', ({ privileges, fault }) => {
  const given: Record<string, unknown> = { privileges };

  const { faults } = defineContract({ ...base, ...given });

  expect(faults).toEqual([`contract "orders": ${fault}`]);
});

test('a contract keeps them, and one that says none has none', () => {
  const privileges = { redis: { 'orders:*': ['get', 'client|list', '@read'] }, mongo: { 'orders.old': ['find', 'collStats'] } };

  expect(defineContract({ ...base, privileges })).toMatchObject({ privileges });
  expect(defineContract({ ...base, privileges }).faults).toBeUndefined();
  expect(defineContract(base).privileges).toEqual({});
});
