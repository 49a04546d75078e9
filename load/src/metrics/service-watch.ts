import { type Exposition, parseExposition } from '@fairlead/exposition';
import { pause } from '../programs/pause';

/** A page of metrics, and when it came: a busy service works it out just before. */
export interface Scrape {
  readonly atMs: number;
  readonly page: Exposition;
}

/** One process that is watched. */
export interface WatchedService {
  readonly name: string;
  /** Its page of metrics. */
  readonly url: string;
  /** Missing as long as it has not answered. */
  readonly last?: Scrape;
  /** Scrapes that had no answer in time. */
  readonly missed: number;
}

/** ClientMessage of each scrape with the one before, at least {@link SHORTEST_MS} earlier. */
export type OnScrape = (service: WatchedService, before: Scrape, after: Scrape) => void;

const PERIOD_MS = 5_000;

/** Over less time, a process's own clock of 10 ms ticks says nothing. */
const SHORTEST_MS = 250;

/** A service under full load answers late: that is worth waiting for, since it still tells what was used until then. */
const PATIENCE_MS = 10_000;

/** Scrapes the metrics of services every five seconds, and keeps the last of each. A late one delays only the next of the same service. */
export class ServiceWatch {
  readonly services: readonly WatchedService[];
  readonly #targets: readonly Target[];
  readonly #listeners: OnScrape[] = [];
  readonly #stop = new AbortController();

  constructor(targets: readonly Pick<WatchedService, 'name' | 'url'>[]) {
    this.services = this.#targets = targets.map((target) => ({ ...target, missed: 0 }));
  }

  onScrape(listener: OnScrape): void {
    this.#listeners.push(listener);
  }

  /** Scrapes each service, from where listeners count, then keeps on in the background. */
  async start(): Promise<void> {
    for (const target of this.#targets) delete target.base;
    await this.scrapeAll();
    for (const target of this.#targets) void this.#watch(target);
  }

  /** Scrapes no more in the background. */
  end(): void {
    this.#stop.abort();
  }

  async scrapeAll(): Promise<void> {
    await Promise.all(this.#targets.map((target) => this.#scrape(target)));
  }

  async #watch(target: Target): Promise<void> {
    let askedAt = performance.now();
    while (await pause(Math.max(0, askedAt + PERIOD_MS - performance.now()), this.#stop.signal)) {
      askedAt = performance.now();
      await this.#scrape(target);
    }
  }

  async #scrape(target: Target): Promise<void> {
    const page = await fetchPage(target.url);
    if (!page) {
      target.missed += 1;
      return;
    }
    const { base } = target;
    const after = (target.last = { atMs: performance.now(), page });
    if (base && after.atMs - base.atMs < SHORTEST_MS) return;
    target.base = after;
    if (base) for (const listener of this.#listeners) listener(target, base, after);
  }
}

/** What is known of a service. */
interface Target extends WatchedService {
  last?: Scrape;
  missed: number;
  /** From where the next scrape counts. */
  base?: Scrape;
}

/** @returns undefined when there is no answer, or a refusal */
async function fetchPage(url: string): Promise<Exposition | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await answer.text();
    return answer.ok ? parseExposition(text) : undefined;
  } catch {
    return undefined;
  }
}
