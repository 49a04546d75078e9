import type { ClientProps } from '../../client/client';
import type { ClientName } from '../../client/clients';
import type { LoadShape } from '../load-shape';
import type { EngineTask } from '../engine';

/** What the script in k6 is told, as JSON. */
export interface K6Plan {
  readonly play: ClientName;
  readonly client: ClientProps;
  readonly url: string;
  readonly timeout: string;
  /** A client says what one of so many requests took, while the run lasts. */
  readonly sampleEvery: number;
  /** Where the summary goes. */
  readonly summaryFile: string;
  /** As k6 takes them. */
  readonly options: object;
}

/** The variable that carries the plan. */
export const PLAN_VARIABLE = 'FAIRLEAD_LOAD_PLAN';

/** Faults that are counted by name; k6 must know each before the run. All others are said one by one. */
export const COUNTED_FAULTS = ['no answer', ...[429, 500, 502, 503, 504].map((status) => `status ${status}`)] as const;

/** Metrics of k6, its own and ours, that a summary has for each endpoint. */
export const K6_METRICS = Object.freeze({
  requests: 'http_reqs',
  failed: 'http_req_failed',
  latency: 'http_req_duration',
  faults: 'faults',
  dropped: 'dropped_iterations',
});

/** Names a part of a metric. */
export function partOf(metric: string, tags: Readonly<Record<string, string>>): string {
  return `${metric}{${Object.entries(tags)
    .map(([name, value]) => `${name}:${value}`)
    .join(',')}}`;
}

/** Works out what k6 has to do. Of short runs every request is a sample; of long ones enough for percentiles of each second. */
export function planK6({ play, client, url, shape, timeoutS, endpoints }: EngineTask, summaryFile: string): K6Plan {
  const parts = endpoints.flatMap((endpoint) => [
    ...[K6_METRICS.requests, K6_METRICS.failed, K6_METRICS.latency].map((metric) => partOf(metric, { endpoint })),
    ...COUNTED_FAULTS.map((fault) => partOf(K6_METRICS.faults, { endpoint, fault })),
  ]);
  return {
    play,
    client,
    url,
    timeout: `${timeoutS}s`,
    sampleEvery: shape.kind === 'requests' ? 1 : 10,
    summaryFile,
    options: {
      scenarios: { load: toExecutor(shape, timeoutS) },
      // A part of a metric is in the summary when a threshold names it; `--no-thresholds` spares k6 their evaluation.
      thresholds: Object.fromEntries(parts.map((part) => [part, []])),
      summaryTrendStats: ['avg', 'p(50)', 'p(90)', 'p(95)', 'p(99)', 'max'],
      systemTags: [],
    },
  };
}

function toExecutor(shape: LoadShape, timeoutS: number): object {
  const gracefulStop = `${timeoutS}s`;
  switch (shape.kind) {
    case 'closed':
      return { executor: 'constant-vus', vus: shape.clients, duration: `${shape.durationS}s`, gracefulStop };
    case 'requests':
      return { executor: 'shared-iterations', vus: shape.clients, iterations: shape.requests, gracefulStop };
    case 'rate':
      return {
        executor: 'constant-arrival-rate',
        rate: shape.perSecond,
        duration: `${shape.durationS}s`,
        preAllocatedVUs: shape.clients,
        gracefulStop,
      };
    case 'stages': {
      const stages = shape.stages.map(({ toClients, durationS }) => ({ target: toClients, duration: `${durationS}s` }));
      return { executor: 'ramping-vus', startVUs: 0, stages, gracefulRampDown: gracefulStop, gracefulStop };
    }
  }
}
