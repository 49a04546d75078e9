import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Waits until a condition holds. One that throws does not hold yet.
 *
 * @returns how long it took, in milliseconds
 * @throws Error that names what did not happen, caused by what the condition last threw
 */
export async function until(what: string, holds: () => Promise<boolean> | boolean, timeoutMs = 30_000, pollMs = POLL_MS): Promise<number> {
  const start = performance.now();
  let last: unknown;
  while (performance.now() - start < timeoutMs) {
    try {
      if (await holds()) return performance.now() - start;
    } catch (error) {
      last = error;
    }
    await delay(pollMs);
  }
  throw new Error(`${what}: not within ${timeoutMs} ms`, { cause: last });
}
