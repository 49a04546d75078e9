import { setTimeout as delay } from 'node:timers/promises';
import { CLIENTS } from '../client/clients';
import type { EngineTask } from './engine';

const PERIOD_MS = 1_000;

/** What a client saw that reads each of its answers. */
export interface SampledAnswers {
  readonly stored: readonly string[];
  /** How often each fault came. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Makes one request a second until the signal comes, for an engine that reads no bodies. */
export async function sampleAnswers({ url, play, client, timeoutS }: EngineTask, end: AbortSignal): Promise<SampledAnswers> {
  const reader = CLIENTS[play]({ ...client, readEvery: 1 }, Math.random);
  const stored: string[] = [];
  const faults: Record<string, number> = {};
  while (!end.aborted) {
    const { method, path } = reader.next();
    try {
      const answer = await fetch(url + path, { method, signal: AbortSignal.timeout(timeoutS * 1_000) });
      const { status, headers } = answer;
      const verdict = reader.receive({ status, body: await answer.text(), header: (name) => headers.get(name) ?? undefined });
      stored.push(...(verdict.stored ?? []));
      if (verdict.fault !== undefined) faults[verdict.fault] = (faults[verdict.fault] ?? 0) + 1;
    } catch {
      faults['no answer'] = (faults['no answer'] ?? 0) + 1;
    }
    await delay(PERIOD_MS, undefined, { signal: end }).catch(() => undefined);
  }
  return { stored, faults };
}
