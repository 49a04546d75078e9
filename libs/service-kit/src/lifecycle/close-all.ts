/** Something to close once the last request is answered: a store, a pool. */
export interface Closable {
  close(): Promise<void> | void;
}

/** Closes all at once. A store that hangs must not keep the process beyond its deadline. @returns what went wrong */
export async function closeAll(closables: readonly Closable[], deadline: AbortSignal): Promise<readonly unknown[]> {
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new Error('closing took longer than the deadline allows'));
    // Whatever can close at once still may when the deadline has already passed.
    if (deadline.aborted) setImmediate(giveUp);
    else deadline.addEventListener('abort', giveUp);
  });
  late.catch(() => undefined);
  const results = await Promise.allSettled(closables.map((closable) => Promise.race([closeOne(closable), late])));
  return results.filter((result) => result.status === 'rejected').map((result): unknown => result.reason);
}

async function closeOne(closable: Closable): Promise<void> {
  await closable.close();
}
