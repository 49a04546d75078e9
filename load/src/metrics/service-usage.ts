import { countSeries, type Exposition, findValue } from '@fairlead/exposition';
import type { ServiceSeries } from '@fairlead/exposition/series';
import { mean } from 'simple-statistics';
import type { Scrape, ServiceWatch, WatchedService } from './service-watch';

/** The least, the mean and the most of some values. */
export interface Range {
  readonly min: number;
  readonly avg: number;
  readonly max: number;
}

/** What a process used from one scrape to the next. */
export interface UsagePoint {
  /** Seconds since the start of the run. */
  readonly atS: number;
  /** Processor time a second: 1 is one core. */
  readonly cpuCores: number;
  readonly memoryMiB: number;
  /** 99th percentile; an idle process shows the 10 ms of the timer that measures it. */
  readonly eventLoopDelayMs: number;
  /** Files and connections that are open; 0 where there is no Linux to ask. */
  readonly openFiles: number;
  /** Series that a Prometheus keeps of it. */
  readonly series: number;
}

/** What a service used during a run. */
export interface ServiceUsage {
  readonly name: string;
  readonly url: string;
  /** Scrapes without an answer in time. */
  readonly missedScrapes: number;
  /** Missing where fewer than two scrapes were answered. */
  readonly cpuCores?: Range;
  readonly memoryMiB?: Range;
  readonly eventLoopDelayMs?: Range;
  readonly openFiles?: Range;
  /** Of a run that was too short for the others, those that there were after it. Missing where no scrape was answered. */
  readonly series?: Range;
  readonly points: readonly UsagePoint[];
}

/** Records what each service uses from a moment on. */
export class UsageRecorder {
  readonly #watch: ServiceWatch;
  readonly #points: ReadonlyMap<WatchedService, UsagePoint[]>;
  #startedAtMs = Infinity;

  constructor(watch: ServiceWatch) {
    this.#watch = watch;
    this.#points = new Map(watch.services.map((service) => [service, []]));
    watch.onScrape((service, before, after) => {
      if (before.atMs >= this.#startedAtMs - SLACK_MS) this.#points.get(service)?.push(toUsage(before, after, this.#startedAtMs));
    });
  }

  /** @param atMs on the clock of `performance.now` */
  begin(atMs: number): void {
    this.#startedAtMs = atMs;
  }

  /** What was used until now. */
  read(): readonly ServiceUsage[] {
    return this.#watch.services.map((service) => summarize(service, [...(this.#points.get(service) ?? [])]));
  }
}

/** How much earlier than the run the first scrape may lie: of what it begins, most is of the run. */
const SLACK_MS = 250;

/** What a process used between two scrapes. */
export function toUsage(before: Scrape, { atMs, page }: Scrape, startedAtMs: number): UsagePoint {
  const cpuS = read(page, 'process_cpu_seconds_total') - read(before.page, 'process_cpu_seconds_total');
  return {
    atS: (atMs - startedAtMs) / 1_000,
    cpuCores: (cpuS * 1_000) / (atMs - before.atMs),
    memoryMiB: read(page, 'process_resident_memory_bytes') / 2 ** 20,
    eventLoopDelayMs: read(page, 'nodejs_eventloop_lag_p99_seconds') * 1_000,
    openFiles: read(page, 'process_open_fds'),
    series: countSeries(page),
  };
}

function read(page: Exposition, series: ServiceSeries): number {
  return findValue(page, series) ?? 0;
}

/** The ranges of what a service used. */
export function summarize({ name, url, missed, last }: WatchedService, points: readonly UsagePoint[]): ServiceUsage {
  const rangeOf = (field: keyof UsagePoint) => findRange(points.map((point) => point[field]));
  return {
    name,
    url,
    missedScrapes: missed,
    ...(points.length > 0 && {
      cpuCores: rangeOf('cpuCores'),
      memoryMiB: rangeOf('memoryMiB'),
      eventLoopDelayMs: rangeOf('eventLoopDelayMs'),
      openFiles: rangeOf('openFiles'),
      series: rangeOf('series'),
    }),
    ...(points.length === 0 && last && { series: findRange([countSeries(last.page)]) }),
    points,
  };
}

/** @param values at least one */
export function findRange(values: number[]): Range {
  return { min: Math.min(...values), avg: mean(values), max: Math.max(...values) };
}
