import { randomFillSync } from 'node:crypto';

/** Bytes drawn at a time: one call of the random source for 256 payloads of 512 characters. */
const POOL_BYTES = 64 * 1024;

/**
 * A function that makes random hexadecimal text. Its bytes come from a pool, each used once: a call of the random source for each
 * text would cost several times as much.
 *
 * @param characters even, at most twice the pool
 */
export function createRandomHex(characters: number, fill: (pool: Buffer) => void = randomFillSync): () => string {
  const pool = Buffer.allocUnsafe(POOL_BYTES);
  const bytes = characters / 2;
  let used = POOL_BYTES;

  return () => {
    if (used + bytes > POOL_BYTES) {
      fill(pool);
      used = 0;
    }
    used += bytes;
    return pool.toString('hex', used - bytes, used);
  };
}
