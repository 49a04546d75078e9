import { setTimeout as delay } from 'node:timers/promises';
import { type Exposition, parseExposition } from './exposition';

/** A page of metrics, and when it came: a busy service works it out just before. */
export interface Scrape {
  readonly atMs: number;
  readonly page: Exposition;
}

/** One process that is watched. */
export interface Watched {
  readonly name: string;
  /** Its page of metrics. */
  readonly url: string;
  readonly scrapes: Scrape[];
  /** Scrapes that had no answer in time. */
  missed: number;
}

const PERIOD_MS = 1_000;

/** Over less time, a process's own clock of 10 ms ticks says nothing. */
const SHORTEST_MS = 250;

/** A service under full load answers late: that is worth waiting for, since it still tells what was used until then. */
const PATIENCE_MS = 10_000;

/** Scrapes the metrics of services once a second. A scrape that is late delays only the next one of the same service. */
export class ServiceWatch {
  readonly services: readonly Watched[];
  readonly #stop = new AbortController();

  constructor(targets: readonly Pick<Watched, 'name' | 'url'>[]) {
    this.services = targets.map((target) => ({ ...target, scrapes: [], missed: 0 }));
  }

  /** Scrapes each service once now, then keeps on in the background. */
  async start(): Promise<void> {
    await this.scrapeAll();
    for (const service of this.services) void this.#watch(service);
  }

  /** Scrapes each service a last time. */
  async end(): Promise<void> {
    this.#stop.abort();
    await this.scrapeAll();
  }

  async scrapeAll(): Promise<void> {
    await Promise.all(this.services.map(scrape));
  }

  async #watch(service: Watched): Promise<void> {
    let askedAt = performance.now();
    while (await isPast(askedAt + PERIOD_MS, this.#stop.signal)) {
      askedAt = performance.now();
      await scrape(service);
    }
  }
}

/** The scrapes since a run started, without those that follow too closely on the one before. */
export function scrapesSince(scrapes: readonly Scrape[], startedAtMs: number): readonly Scrape[] {
  const kept: Scrape[] = [];
  for (const scrape of scrapes)
    if (scrape.atMs >= startedAtMs && scrape.atMs - (kept.at(-1)?.atMs ?? -Infinity) >= SHORTEST_MS) kept.push(scrape);
  return kept;
}

async function scrape(service: Watched): Promise<void> {
  try {
    const answer = await fetch(service.url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const page = parseExposition(await answer.text());
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    service.scrapes.push({ atMs: performance.now(), page });
  } catch {
    service.missed += 1;
  }
}

/** @returns false when it was ended before */
function isPast(atMs: number, signal: AbortSignal): Promise<boolean> {
  return delay(Math.max(0, atMs - performance.now()), undefined, { signal }).then(
    () => true,
    () => false,
  );
}
