import { NotAwaited } from '@fairlead/service-kit';

/** Runs no more than so many tasks at once; the others wait in order. */
export class Limiter {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(most: number) {
    this.#free = most;
  }

  /**
   * Runs a task as soon as one may begin.
   *
   * @param signal ends the wait; rejects with its reason
   * @param isAwaited whether somebody still waits for it when its turn comes
   * @throws NotAwaited where nobody does
   */
  async run<Result>(signal: AbortSignal, task: () => Promise<Result>, isAwaited = () => true): Promise<Result> {
    await this.#begin(signal);
    try {
      if (!isAwaited()) throw new NotAwaited();
      return await task();
    } finally {
      this.#end();
    }
  }

  #begin(signal: AbortSignal): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free -= 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.delete(begin);
        reject(signal.reason as Error);
      };
      const begin = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      this.#waiting.add(begin);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  #end(): void {
    const [next] = this.#waiting;
    if (!next) this.#free += 1;
    else {
      this.#waiting.delete(next);
      next();
    }
  }
}
