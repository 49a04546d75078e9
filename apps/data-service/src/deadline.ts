/**
 * Runs an operation that must stop when its time is over.
 *
 * @param run gets a signal that is aborted at the deadline; what it then rejects with says what took too long
 */
export async function withDeadline<Result>(
  what: string,
  deadlineMs: number,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error(`${what} did not answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await run(deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
