/** Takes what undoes something at the end: idempotent, and it may reject. */
export type Defer = (undo: () => unknown) => void;

/** What a piece of work has started and made, undone in reverse order when it is over, however it ended. */
export class Cleanup {
  readonly #undos: (() => unknown)[] = [];

  /**
   * Works with a cleanup of its own.
   *
   * @param stop abandons the work; what it has made by then is undone like the rest, and the result rejects with its reason
   */
  static async around<Result>(stop: AbortSignal, work: (cleanup: Cleanup) => Promise<Result>): Promise<Result> {
    const cleanup = new Cleanup();
    const over = new AbortController();
    try {
      stop.throwIfAborted();
      const stopped = new Promise<never>((_resolve, reject) => {
        stop.addEventListener('abort', () => reject(stop.reason as Error), { signal: over.signal });
      });
      return await Promise.race([work(cleanup), stopped]);
    } finally {
      over.abort();
      await cleanup.#run();
    }
  }

  /** May be handed on by itself. */
  readonly defer: Defer = (undo) => void this.#undos.push(undo);

  async #run(): Promise<void> {
    for (const undo of this.#undos.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error('something was not cleaned up:', (error as Error).message);
      }
    }
  }
}
