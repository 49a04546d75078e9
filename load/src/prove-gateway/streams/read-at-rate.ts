import type { Readable } from 'node:stream';

/** So fast does the slower side of a transfer read, in bytes a second; the other one is faster by far. */
export const SLOW_READER = 48 * 1024 ** 2;

/** How far a reader may be ahead of its rate before it rests, in milliseconds. */
const AHEAD_MS = 5;

/**
 * Reads all of a stream, no faster than a rate.
 *
 * @returns the bytes that came, once it has ended; undefined where it broke off
 */
export function readAtRate(stream: Readable, bytesPerSecond: number): Promise<number | undefined> {
  const startedAt = performance.now();
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    const aheadMs = (bytes / bytesPerSecond) * 1_000 - (performance.now() - startedAt);
    if (aheadMs < AHEAD_MS) return;
    stream.pause();
    setTimeout(() => stream.resume(), aheadMs);
  });
  return new Promise((resolve) => {
    let hasEnded = false;
    stream.once('end', () => (hasEnded = true));
    stream.once('error', () => undefined);
    stream.once('close', () => resolve(hasEnded ? bytes : undefined));
  });
}
