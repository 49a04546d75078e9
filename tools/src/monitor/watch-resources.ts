import { setTimeout as wait } from 'node:timers/promises';
import { namespacesWithContainers } from '@fairlead/exposition/series';
import type { Prometheus, TimeRange } from './prometheus';
import { type QueryProps, readySources, usageQueries } from './queries';
import { deriveWorkloadUsage, type SeriesOfPods, type WorkloadUsage } from './workload-usage';

/** What was seen. */
export interface ResourceReport {
  /** Grows when a reader of the JSON must change. */
  readonly version: 1;
  /** ISO 8601, by the clock of Prometheus. */
  readonly from: string;
  readonly to: string;
  readonly durationS: number;
  /** How far each rate looked back. */
  readonly windowS: number;
  /** Where the number of ready pods comes from; left out where nothing tells it. */
  readonly readySource?: string;
  readonly workloads: readonly WorkloadUsage[];
}

/** What is watched. */
export interface WatchProps extends QueryProps {
  readonly prometheus: Prometheus;
  readonly durationS: number;
  readonly stop: AbortSignal;
  /** How long to wait until Prometheus knows of containers: one that was started just now has scraped nothing yet. */
  readonly patienceS: number;
  /** Takes a line of progress. */
  readonly tell: (line: string) => void;
}

/** Between two points. A kubelet looks about every ten seconds. */
const STEP_S = 5;

/** Prometheus gives 11,000 points of a series at most. */
const MOST_STEPS = 1_000;

const PROGRESS_S = 10;

const POLL_S = 1;

/**
 * Waits as long as asked, then asks what has happened.
 *
 * @throws Error where Prometheus knows nothing of the containers, or of a namespace
 */
export async function watchResources(props: WatchProps): Promise<ResourceReport> {
  const { prometheus, durationS, windowS } = props;
  await checkNamespaces(props);
  const from = await prometheus.now();
  await pass(props);
  const to = await prometheus.now();

  const range = { from, to, stepS: Math.max(STEP_S, Math.ceil(durationS / MOST_STEPS)) };
  const ready = await findReadySource(props, range);
  const series = await readSeries(props, range, ready?.query);
  return {
    version: 1,
    from: toIso(from),
    to: toIso(to),
    durationS,
    windowS,
    ...(ready && { readySource: ready.description }),
    workloads: deriveWorkloadUsage(series),
  };
}

async function checkNamespaces(props: WatchProps): Promise<void> {
  const known = await findNamespaces(props);
  if (known.length === 0)
    throw new Error('Prometheus has no container_memory_working_set_bytes; let it scrape /metrics/cadvisor of the kubelets');
  const unknown = props.namespaces.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no kubelet tells of a container in ${unknown.join(', ')}; they tell of ${known.join(', ')}`);
}

async function findNamespaces({ prometheus, patienceS, stop }: WatchProps): Promise<readonly string[]> {
  for (let left = patienceS; ; left -= POLL_S) {
    const known = (await prometheus.query(namespacesWithContainers())).map(({ labels }) => labels['namespace'] ?? '').sort();
    if (known.length > 0 || left <= 0) return known;
    await pause(POLL_S, stop);
  }
}

async function pass({ durationS, stop, tell }: WatchProps): Promise<void> {
  for (let left = durationS; left > 0; left -= PROGRESS_S) {
    tell(`watching, ${left} s to go`);
    await pause(Math.min(left, PROGRESS_S), stop);
  }
}

/** @throws what has stopped us */
async function pause(seconds: number, stop: AbortSignal): Promise<void> {
  await wait(seconds * 1_000, undefined, { signal: stop }).catch(() => stop.throwIfAborted());
}

async function findReadySource({ prometheus, namespaces }: WatchProps, range: TimeRange) {
  for (const source of readySources({ namespaces })) if ((await prometheus.queryRange(source.query, range)).length > 0) return source;
  return undefined;
}

async function readSeries({ prometheus, ...props }: WatchProps, range: TimeRange, ready: string | undefined): Promise<SeriesOfPods> {
  const queries = { ...usageQueries(props), readyPods: ready };
  const entries = Object.entries(queries).map(async ([resource, query]) => [
    resource,
    query === undefined ? [] : await prometheus.queryRange(query, range),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as SeriesOfPods;
}

function toIso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
