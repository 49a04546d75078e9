import type { ConfigOf } from '../contract';
import type { ContractInput } from '../contract-input';
import { defineContract } from '../define-contract';
import { POSTGRES } from '../postgres/postgres';
import { defineStoreKind } from './store-definition';

const SEARCH = defineStoreKind({
  kind: 'search',
  variables: {
    SEARCH_URL: { type: 'url', protocols: ['http:'], description: 'address of the search server' },
    SEARCH_PASSWORD: { type: 'text', secret: true, description: 'its password' },
  },
  driver: { pool: { size: 4 }, socketsBesidePool: 0 },
});

const web = defineContract({
  name: 'web',
  description: 'pages',
  port: 3000,
  stores: {
    search: { kind: SEARCH, need: 'optional' },
    postgres: { kind: POSTGRES, need: 'required', names: { PGHOST: 'DB_HOST', PGPASSWORD: 'DB_PASS' } },
    replica: { kind: POSTGRES, need: 'optional' },
  },
  privileges: { postgres: { public: ['select', 'insert'] } },
});

test('a kind of one’s own brings its variables, under its own names, a prefix, or those that the program reads', () => {
  expect(web).not.toHaveProperty('faults');
  expect(Object.keys(web.env)).toEqual(
    expect.arrayContaining(['SEARCH_URL', 'SEARCH_PASSWORD', 'DB_HOST', 'DB_PASS', 'PGPORT', 'POSTGRES_POOL_SIZE', 'REPLICA_PGHOST']),
  );
  expect(web.env).not.toHaveProperty('PGHOST');
  expect(web.env.DB_HOST).toMatchObject({ required: 'production' });
  expect(web.env.REPLICA_PGHOST).not.toHaveProperty('required');
});

test('its variables are known to the type system', () => {
  const typed = (config: ConfigOf<typeof web>) => {
    const search: string | undefined = config.SEARCH_URL;
    const host: string | undefined = config.DB_HOST;
    const pool: number = config.REPLICA_POSTGRES_POOL_SIZE;
    // @ts-expect-error it is read as DB_HOST
    const other: unknown = config.PGHOST;
    return [search, host, pool, other];
  };
  expect(typed).toBeInstanceOf(Function);
});

test.each<[Record<string, unknown>, string]>([
  [
    { kind: { ...SEARCH, kind: 'Search' } },
    'stores.search.kind.kind is "Search"; give one word of at most 15 lower-case letters and digits, such as "search"',
  ],
  [
    { kind: { ...SEARCH, kind: 'redis' } },
    'stores.search.kind.kind is "redis"; give a word that is no kind of ours, or "redis" in place of the definition',
  ],
  [{ kind: { ...SEARCH, drivers: 1 } }, 'stores.search.kind.drivers is no prop of a kind of store; write stores.search.kind.driver'],
  [
    { kind: { ...SEARCH, driver: { pool: { variable: 'SEARCH_POOL' }, socketsBesidePool: 0 } } },
    'stores.search.kind.driver.pool.variable is "SEARCH_POOL"; give an integer of its variables, with min 2 or more and a default',
  ],
  [
    { kind: { ...SEARCH, variables: { SEARCH_URL: { type: 'url', protocols: ['http'], description: 'address' } } } },
    'stores.search.kind.variables.SEARCH_URL.protocols is ["http"]; give schemes with their colon, such as "http:"',
  ],
  [{ names: { SEARCH_URI: 'ELASTIC' } }, 'stores.search.names is "SEARCH_URI"; give a variable of the kind: SEARCH_URL, SEARCH_PASSWORD'],
  [
    { names: { SEARCH_URL: 'elastic' } },
    'stores.search.names.SEARCH_URL is "elastic"; give the name of a variable in capitals, such as "DB_HOST"',
  ],
  [{ kind: { kind: 'search' } }, 'stores.search.kind is {"kind":"search"}; give a kind of store: redis, mongo'],
])('of a store that says %j it says: %s', (change, fault) => {
  const good: ContractInput = { name: 'web', description: 'pages', port: 3000 };
  const stores: Record<string, unknown> = { stores: { search: { kind: SEARCH, need: 'required', ...change } } };
  const { faults } = defineContract({ ...good, ...stores });
  expect(faults).toEqual([`contract "web": ${fault}`]);
});

test('rights are told in the words of the kind, and none where it has no words', () => {
  const good: ContractInput = { name: 'web', description: 'pages', port: 3000 };
  const stores = { search: { kind: SEARCH, need: 'required' }, postgres: { kind: POSTGRES, need: 'required' } };
  const privileges = { search: { posts: ['read'] }, postgres: { public: ['read'] } };

  const wrong: Record<string, unknown> = { stores, privileges };
  expect(defineContract({ ...good, ...wrong }).faults).toEqual([
    'contract "web": privileges.search is said, but of a search store a contract says none; leave it out',
    'contract "web": privileges.postgres["public"] is ["read"]; give privileges on its tables such as ["select", "insert"], or ["create"]',
  ]);
});
