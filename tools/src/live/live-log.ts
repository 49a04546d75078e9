/** A line of a service's log. */
export interface LogEntry {
  readonly service: string;
  readonly text: string;
  /** Of the request that it tells of; undefined where there is none. */
  readonly requestId?: string;
}

/** Lines that are kept for whoever opens the page later. */
const KEPT = 500;

/** The last lines of all services, in the order in which they came. */
export class LiveLog {
  readonly #entries: LogEntry[] = [];
  readonly #listeners = new Set<(entry: LogEntry) => void>();

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  add(service: string, line: string): void {
    const requestId = readRequestId(line);
    const entry: LogEntry = { service, text: line, ...(requestId !== undefined && { requestId }) };
    if (this.#entries.push(entry) > KEPT) this.#entries.shift();
    for (const listener of this.#listeners) listener(entry);
  }

  /** @returns what ends it */
  watch(listener: (entry: LogEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function readRequestId(line: string): string | undefined {
  try {
    const { request_id: id } = JSON.parse(line) as { request_id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
