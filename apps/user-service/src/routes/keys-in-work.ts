import { Conflict } from '@fairlead/service-kit/errors';

/**
 * The idempotency keys whose requests this process has not answered yet. Another process learns of a key from the store, which takes one
 * creation after the other, so that there is no moment in which it knows of half of one.
 */
export class KeysInWork {
  readonly #keys = new Set<string>();

  /**
   * Works for a request with a key; with none, just works.
   *
   * @throws Conflict while another request with the key is in work
   */
  async run<Result>(key: string | undefined, work: () => Promise<Result>): Promise<Result> {
    if (key === undefined) return work();
    if (this.#keys.has(key))
      throw new Conflict('a request with this Idempotency-Key is still in work; send it again when that is answered');
    this.#keys.add(key);
    try {
      return await work();
    } finally {
      this.#keys.delete(key);
    }
  }
}
