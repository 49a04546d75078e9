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
    return await run(signal).catch((error) => {
      if (signal.aborted) throw error;
      return run(signal);
    });
  } finally {
    clearTimeout(timer);
  }
}
