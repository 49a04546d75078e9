/** What a run has started and made, undone in reverse order when the run is over, however it ended. */
export class Cleanup {
  readonly #undos: (() => Promise<unknown> | void)[] = [];

  /** Runs with a cleanup of its own. What is abandoned by `stop` is undone like the rest; the result then rejects with its reason. */
  static async around<Result>(stop: AbortSignal, run: (cleanup: Cleanup) => Promise<Result>): Promise<Result> {
    const cleanup = new Cleanup();
    try {
      stop.throwIfAborted();
      const stopped = new Promise<never>((_resolve, reject) => {
        stop.addEventListener('abort', () => reject(stop.reason as Error), { once: true });
      });
      return await Promise.race([run(cleanup), stopped]);
    } finally {
      await cleanup.#run();
    }
  }

  /** Undoes something at the end: idempotent, and it may reject. */
  defer(undo: () => Promise<unknown> | void): void {
    this.#undos.push(undo);
  }

  async #run(): Promise<void> {
    for (const undo of this.#undos.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error('something was not cleaned up:', error);
      }
    }
  }
}
