import { setTimeout as delay } from 'node:timers/promises';
import { aborted } from './run-services';
import { SIGNAL_MS } from './stop-signals.cjs';

/**
 * What comes of some work, or nothing once `stop` is aborted. A terminal sends Ctrl-C to esbuild's process too, so the work may have failed
 * of it before we hear of it.
 */
export async function unlessStopped<Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result | undefined> {
  const over = new AbortController();
  const stopped = aborted(AbortSignal.any([stop, over.signal])).then(() => undefined);
  const settled = work.catch(async (error: unknown) => {
    await Promise.race([stopped, delay(SIGNAL_MS)]);
    if (!stop.aborted) throw error;
    return undefined;
  });
  return Promise.race([stopped, settled]).finally(() => over.abort());
}
