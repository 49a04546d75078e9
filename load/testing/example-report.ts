import type { RequestStatistics } from '../src/engine/engine';
import type { Report } from '../src/report/report';

const LATENCY = Object.freeze({ mean: 52.4, p50: 45.9, p90: 85.6, p95: 104, p99: 1_480, max: 4_740 });

/** What was measured of an endpoint in a test of reports. */
export function exampleStatistics(change: Partial<RequestStatistics> = {}): RequestStatistics {
  return { endpoint: 'GET /api/data', requests: 15_387, failed: 0, faulty: 0, faults: {}, latencyMs: LATENCY, ...change };
}

/** A report for tests of its forms. */
export function exampleReport(change: Partial<Report> = {}): Report {
  const moments = [1, 2, 3];
  return {
    scenario: 'api-data',
    description: 'Five records written and five read',
    load: '100 clients for 3 s',
    engine: 'wrk',
    target: { url: 'http://localhost:3002', service: 'data-service', version: '1.2.3' },
    machine: { cores: 2, busyCores: { min: 1, avg: 1.5, max: 2 }, generatorCores: 0.2, description: 'a processor, 2 cores' },
    startedAt: '2026-01-31T12:00:00.000Z',
    durationS: 3,
    isCutShort: false,
    endpoints: [exampleStatistics()],
    total: exampleStatistics({ endpoint: 'all' }),
    thresholds: [
      { metric: 'p95', limit: 2_000, isLimitAllowed: true, measured: 104, ok: true },
      { metric: 'error_rate', limit: 0.01, isLimitAllowed: false, measured: 0, ok: true },
    ],
    dropped: 0,
    points: moments.map((atS) => ({ atS, requestsPerSecond: 5_000 + atS, errorsPerSecond: 0, latencyMs: { p50: 45, p95: 104, p99: 148 } })),
    services: [
      {
        name: 'data-service',
        url: 'http://localhost:3002/metrics',
        missedScrapes: 0,
        cpuCores: { min: 0.1, avg: 0.5, max: 0.97 },
        memoryMiB: { min: 100, avg: 120, max: 140 },
        eventLoopDelayMs: { min: 10.6, avg: 24.5, max: 69.7 },
        openFiles: { min: 30, avg: 120.4, max: 131 },
        series: { min: 180, avg: 214, max: 216 },
        points: moments.map((atS) => ({ atS, cpuCores: 0.5, memoryMiB: 120, eventLoopDelayMs: 24, openFiles: 131, series: 216 })),
      },
    ],
    processors: [
      { name: 'data-service', cores: 0.5, perRequestUs: 97 },
      { name: 'load', cores: 0.2, perRequestUs: 39 },
    ],
    limitedBy: 'The processors of this machine.',
    sources: ['Measured by the clients.'],
    ...change,
  };
}
