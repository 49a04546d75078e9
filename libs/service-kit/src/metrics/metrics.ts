import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { CommonConfig } from '../config/config';
import { DurationHistogram, type SpanIds } from './duration-histogram';

/** One answered request, as it is logged and counted. */
export interface RequestOutcome {
  readonly method: string;
  /** Template of the route, `unmatched` where none. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds from the first handler to the end of the answer. */
  readonly durationMs: number;
}

/** What a service counts. Its own metrics join the same registry. */
export interface Metrics {
  /** Everything that `/metrics` prints. */
  readonly registry: Registry;
  /**
   * Counts an answered request.
   *
   * @param span that stands for others of its duration, where it is recorded
   */
  observeRequest(outcome: RequestOutcome, span?: SpanIds): void;
  /** Says whether a dependency answered its last check. */
  setDependency(dependency: string, isUp: boolean): void;
}

/** Methods of RFC 9110 and RFC 5789. Node's parser knows 25 more, which no contract can have and a client can send. */
const KNOWN_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

/** How all others are counted together, in the words of OpenTelemetry. */
const OTHER_METHOD = '_OTHER';

/** Node's default metrics, `build_info`, `dependency_up` and the two of every HTTP service, in a registry of their own. */
export function createMetrics(config: Pick<CommonConfig, 'SERVICE_VERSION'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  new Gauge({ name: 'build_info', help: 'What runs; always 1.', labelNames: ['version'], registers }).set(
    { version: config.SERVICE_VERSION },
    1,
  );
  const durations = new DurationHistogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer.',
    labelNames: ['method', 'route'],
    registry,
  });
  new Counter({
    name: 'http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
    collect() {
      this.reset();
      for (const { labels, count } of durations.listCounts()) this.inc(labels, count);
    },
  });
  const dependencies = new Gauge({
    name: 'dependency_up',
    help: '1 when the last check was answered.',
    labelNames: ['dependency'],
    registers,
  });

  return {
    registry,
    observeRequest({ method, route, status, durationMs }, span) {
      durations.observe(KNOWN_METHODS.has(method) ? method : OTHER_METHOD, route, status, durationMs / 1000, span);
    },
    setDependency: (dependency, isUp) => dependencies.set({ dependency }, isUp ? 1 : 0),
  };
}
