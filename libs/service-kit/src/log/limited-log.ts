import type { Log } from './log';

/**
 * Warnings that a client can cause as often as it likes: some of each second are written, and of the others how many there were. They all say
 * the same, so that nothing is lost but disk space.
 */
export class LimitedLog {
  readonly #log: Pick<Log, 'warn'>;
  readonly #message: string;
  readonly #perSecond: number;
  #written = 0;
  #omitted = 0;

  /** @param perSecond most lines of a second */
  constructor(log: Pick<Log, 'warn'>, message: string, perSecond = 10) {
    this.#log = log;
    this.#message = message;
    this.#perSecond = perSecond;
  }

  warn(fields: Readonly<Record<string, unknown>>): void {
    if (this.#written + this.#omitted === 0) setTimeout(this.#endSecond, 1_000).unref();
    if (this.#written < this.#perSecond) {
      this.#written += 1;
      this.#log.warn(this.#message, fields);
    } else {
      this.#omitted += 1;
    }
  }

  readonly #endSecond = (): void => {
    if (this.#omitted > 0) this.#log.warn(`${this.#message}, and more of the same`, { count: this.#omitted });
    this.#written = 0;
    this.#omitted = 0;
  };
}
