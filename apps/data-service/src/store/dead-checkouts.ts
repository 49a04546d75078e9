import type { MongoClient } from 'mongodb';

/** What the types of the driver leave out. */
interface WithPools {
  readonly topology?: { readonly s: { readonly servers: ReadonlyMap<string, { readonly pool: Pool }> } };
}

interface Pool {
  readonly checkedOut: ReadonlySet<{ readonly closed: boolean }>;
}

/**
 * Whether an operation waits on a connection that is closed. The driver writes to it, waits for `drain`, and never hears that none comes
 * (mongodb 7.8.0); no event tells either, and there is no public way to ask.
 */
export function hasDeadCheckout(client: MongoClient): boolean {
  const servers = (client as unknown as WithPools).topology?.s.servers ?? new Map<string, { readonly pool: Pool }>();
  return [...servers.values()].some(({ pool }) => [...pool.checkedOut].some(({ closed }) => closed));
}
