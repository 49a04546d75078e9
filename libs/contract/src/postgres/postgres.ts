import { defineStoreKind } from '../edges/store-definition';
import { LEAST_POOL } from '../stores';

/**
 * PostgreSQL, for contracts: `stores: { postgres: { kind: POSTGRES, need: 'required' } }`. The variables are those of libpq, which `psql` and
 * the drivers of most languages read by themselves; `names` gives them others.
 *
 * @see https://www.postgresql.org/docs/current/libpq-envars.html
 */
export const POSTGRES = defineStoreKind({
  kind: 'postgres',
  variables: {
    PGHOST: { type: 'address', form: 'host', description: 'host of PostgreSQL' },
    PGPORT: { type: 'integer', min: 1, max: 65_535, default: 5_432, description: 'port of PostgreSQL' },
    PGDATABASE: { type: 'text', description: 'database in PostgreSQL' },
    PGUSER: { type: 'text', description: 'user of PostgreSQL' },
    PGPASSWORD: { type: 'text', secret: true, description: 'password of PostgreSQL' },
    PGSSLMODE: {
      type: 'choice',
      choices: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'],
      default: 'prefer',
      description: 'whether connections to PostgreSQL are encrypted',
    },
    POSTGRES_POOL_SIZE: {
      type: 'integer',
      min: LEAST_POOL,
      max: 1_000,
      default: 10,
      description: 'most connections to PostgreSQL; in a cluster the share of the server that a pod may use',
    },
  },
  driver: { pool: { variable: 'POSTGRES_POOL_SIZE' }, socketsBesidePool: 0 },
  privileges: {
    place: /^[a-z_][a-z0-9_]{0,62}$/,
    wantedPlace: 'a schema such as "public"',
    right: /^(create|select|insert|update|delete|truncate|references|trigger)$/,
    wantedRights: 'privileges on its tables such as ["select", "insert"], or ["create"]',
  },
});
