import { setTimeout as delay } from 'node:timers/promises';
import type { LocalService } from './local-service';

const POLL_MS = 20;
const POLL_TIMEOUT_MS = 1_000;
/** How long a service may take to be ready before it is mentioned, in milliseconds. */
export const PATIENCE_MS = 5_000;

/** Waits until a service says that it is ready; after five seconds tells what it answers instead. Ends quietly when `stop` comes first. */
export async function awaitReady(
  { name, readyUrl }: Pick<LocalService, 'name' | 'readyUrl'>,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const impatientAt = performance.now() + PATIENCE_MS;
  let told = false;

  while (!stop.aborted) {
    const answer = await ask(readyUrl, stop);
    if (answer === 'ready') return;
    if (!told && performance.now() > impatientAt) say(`still waiting for ${name}: ${readyUrl} ${answer}`);
    told ||= performance.now() > impatientAt;
    await delay(POLL_MS);
  }
}

async function ask(url: string, stop: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([stop, AbortSignal.timeout(POLL_TIMEOUT_MS)]) });
    const body = await response.text();
    return response.ok ? 'ready' : `answers ${response.status} ${body}`;
  } catch {
    return 'does not answer';
  }
}
