import { setTimeout as delay } from 'node:timers/promises';

type Found<T> = T | false | undefined;

/**
 * Waits until something is found, or a condition holds. The limit is generous, so that a busy machine only takes longer.
 *
 * @returns what was found
 */
export async function eventually<T>(find: () => Found<T> | Promise<Found<T>>, limitMs = 20_000): Promise<T> {
  for (const giveUpAt = performance.now() + limitMs; ;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > giveUpAt) throw new Error(`still not so after ${limitMs} ms: ${find.toString()}`);
    await delay(5);
  }
}
