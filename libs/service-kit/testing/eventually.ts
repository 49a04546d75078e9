import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds. The limit is generous, so that a busy machine only takes longer. */
export async function eventually(condition: () => boolean, limitMs = 20_000): Promise<void> {
  for (const giveUpAt = performance.now() + limitMs; !condition();) {
    if (performance.now() > giveUpAt) throw new Error(`still not so after ${limitMs} ms: ${condition.toString()}`);
    await delay(5);
  }
}
