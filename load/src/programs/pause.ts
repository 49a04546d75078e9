import { setTimeout as delay } from 'node:timers/promises';

/** @returns false when the signal came before the time was over */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, undefined, { signal }).then(
    () => true,
    () => false,
  );
}
