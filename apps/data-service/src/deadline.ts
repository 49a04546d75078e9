import { setTimeout as delay } from 'node:timers/promises';
import { NotAwaited } from '@fairlead/service-kit';
import { StoreRefused } from './store/record-store';

/**
 * Rest between two attempts, in milliseconds. When a server goes, all its connections break in the same moment, that of the driver's
 * monitor too; an operation that asks for a server within that moment can leave the monitor waiting on its dead connection for ever.
 */
const REST_MS = 20;

/** How long an operation is waited for, in milliseconds. */
export interface TimeLimits {
  /** Without an answer of the server to anything, after which it counts as lost. */
  readonly silenceMs: number;
  /**
   * At most, where the server answers others in the meantime: it is slow then, and not lost.
   *
   * @default silenceMs
   */
  readonly longestMs?: number;
  /** When the server last answered, by `performance.now()`. @default never */
  readonly answeredAt?: () => number;
}

/** The time for an operation was over. */
export class TimeOver extends Error {
  /** Whether the server answered others in the meantime. */
  readonly isServerThere: boolean;

  constructor(what: string, ms: number, isServerThere: boolean) {
    super(`${what} did not answer within ${Math.round(ms)} ms`);
    this.isServerThere = isServerThere;
  }
}

/**
 * Runs an operation that is safe to repeat: once more when it fails before its time is over, since a connection that has just broken
 * says nothing of the next. Not where the store has refused it, nor where nobody waits for it.
 *
 * @param run gets a signal that is aborted when the time is over; what it then rejects with says what took too long
 */
export async function tryTwice<Result>(what: string, limits: TimeLimits, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const { signal, cancel } = startDeadline(what, limits);
  try {
    return await run(signal).catch(async (error) => {
      if (signal.aborted || error instanceof StoreRefused || error instanceof NotAwaited) throw error;
      await delay(REST_MS);
      return run(signal);
    });
  } finally {
    cancel();
  }
}

function startDeadline(what: string, { silenceMs, longestMs = silenceMs, answeredAt = () => 0 }: TimeLimits) {
  const startedAt = performance.now();
  const deadline = new AbortController();
  const check = (hasLooked = false) => {
    const silentAt = Math.max(startedAt, answeredAt()) + silenceMs;
    const endsAt = Math.min(silentAt, startedAt + longestMs);
    const leftMs = endsAt - performance.now();
    if (leftMs > 0) timer = setTimeout(check, Math.ceil(leftMs));
    // While thousands connect, this process may be late to look: what has arrived by now is read before `setImmediate` calls.
    else if (!hasLooked) immediate = setImmediate(check, true);
    else deadline.abort(new TimeOver(what, endsAt - startedAt, silentAt > endsAt));
  };
  let timer = setTimeout(check, silenceMs);
  let immediate: NodeJS.Immediate | undefined;
  const cancel = () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
  return { signal: deadline.signal, cancel };
}
