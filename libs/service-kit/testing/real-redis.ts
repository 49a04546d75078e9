import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

const url = process.env['REDIS_URL'];

/** The real Redis of a test run. Keys lie below a prefix of the run's own, so that nothing else in it is touched. */
export const realRedis = { url: url ?? '', newPrefix: () => `test:${randomUUID()}:`, removeKeys };

/** Runs a suite against the real Redis, or skips it and says why. */
export function describeWithRedis(name: string, suite: () => void): void {
  if (url === undefined) describe.skip(`${name} (skipped: set REDIS_URL to run it against a real Redis)`, suite);
  else describe(name, suite);
}

async function removeKeys(prefixes: readonly string[]): Promise<void> {
  const redis = new Redis(realRedis.url);
  for (const prefix of prefixes) {
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.unlink(...keys);
  }
  redis.disconnect();
}
