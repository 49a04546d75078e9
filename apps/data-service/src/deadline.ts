import { setTimeout as delay } from 'node:timers/promises';

/**
 * Rest between two attempts, in milliseconds. When a server goes, all its connections break in the same moment, that of the driver's
 * monitor too; an operation that asks for a server within that moment can leave the monitor waiting on its dead connection for ever.
 */
const REST_MS = 20;

/**
 * Runs an operation that is safe to repeat: once more when it fails before its time is over, since a connection that has just broken
 * says nothing of the next.
 *
 * @param run gets a signal that is aborted at the deadline; what it then rejects with says what took too long
 */
export async function tryTwice<Result>(what: string, deadlineMs: number, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const deadline = new AbortController();
  const { signal } = deadline;
  const timer = setTimeout(() => deadline.abort(new Error(`${what} did not answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await run(signal).catch(async (error) => {
      if (signal.aborted) throw error;
      await delay(REST_MS);
      return run(signal);
    });
  } finally {
    clearTimeout(timer);
  }
}
