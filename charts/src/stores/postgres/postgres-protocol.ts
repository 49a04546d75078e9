import { POSTGRES } from 'fairlead/contract';
import type { StoreProtocol } from '../store-protocol';
import { databaseOf } from '../store-variables';

/**
 * How services reach PostgreSQL: a database of the platform's own, on whoever's server. On an encrypted connection nobody asks who the
 * server is, since nobody says whose signature it has: a contract's variable for that is its own.
 */
export const POSTGRES_PROTOCOL: StoreProtocol<'postgres'> = {
  definition: POSTGRES,
  port: 5432,
  variablesFor: ({ host, port, tls = false }, owner, { username, password }) => ({
    PGHOST: { value: host },
    PGPORT: { value: String(port) },
    PGDATABASE: { value: databaseOf(owner) },
    PGUSER: username,
    PGPASSWORD: password,
    PGSSLMODE: { value: tls ? 'require' : 'disable' },
  }),
};
