/** A line of a service's log. */
export interface LogEntry {
  readonly service: string;
  readonly text: string;
}

/** Lines that are kept for whoever opens the page later. */
const KEPT = 500;

/** The last lines of all services, in the order in which they came. */
export class LiveLog {
  readonly #entries: LogEntry[] = [];
  #count = 0;

  /** How many there were, those that are no longer kept included. */
  get count(): number {
    return this.#count;
  }

  add(service: string, text: string): void {
    this.#count += 1;
    if (this.#entries.push({ service, text }) > KEPT) this.#entries.shift();
  }

  /** Those that came after so many, as far as they are kept. */
  since(count: number): readonly LogEntry[] {
    const missing = Math.min(this.#count - count, this.#entries.length);
    return this.#entries.slice(this.#entries.length - missing);
  }
}
