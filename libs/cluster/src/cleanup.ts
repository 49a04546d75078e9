/** Takes what is to be undone. */
export type Defer = (undo: () => unknown) => void;

/** What a piece of work has made, undone in reverse order when it is over, however it ended. */
export class Cleanup {
  readonly #undos: (() => unknown)[] = [];

  /** @param stop abandons the work; what it has made by then is undone like the rest */
  static async around<Result>(stop: AbortSignal, work: (defer: Defer) => Promise<Result>): Promise<Result> {
    const cleanup = new Cleanup();
    const over = new AbortController();
    try {
      stop.throwIfAborted();
      const stopped = new Promise<never>((_resolve, reject) => {
        stop.addEventListener('abort', () => reject(stop.reason as Error), { signal: over.signal });
      });
      return await Promise.race([work((undo) => cleanup.#undos.push(undo)), stopped]);
    } finally {
      over.abort();
      await cleanup.#run();
    }
  }

  async #run(): Promise<void> {
    for (const undo of this.#undos.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error('something was not removed:', (error as Error).message);
      }
    }
  }
}
