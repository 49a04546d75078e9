/** Least time between two connections that are given up for this reason, in milliseconds: what only reads goes on meanwhile. */
const RENEWAL_INTERVAL_MS = 1_000;

/** As Redis 7 says it, and as Redis 6 does from within a script. */
const READ_ONLY = /(?:^| -)READONLY\b/;

/**
 * Tells for each error reply whether the connection is to be renewed: after a failover the old one still leads to the server that was
 * the primary, which takes no writes any more, and the address to the one that does.
 */
export function renewWhenReadOnly(now: () => number = () => performance.now()): (error: Error) => boolean {
  let renewedAt = -Infinity;
  return ({ message }) => {
    if (!READ_ONLY.test(message) || now() - renewedAt < RENEWAL_INTERVAL_MS) return false;
    renewedAt = now();
    return true;
  };
}

/** @param replication the section of that name of `INFO` */
export function isReadOnly(replication: string): boolean {
  return /^slave_read_only:1/m.test(replication);
}
