import type { RequestStatistics } from '../engine/engine';
import type { Range, ServiceUsage } from '../metrics/service-usage';
import { formatCount, formatLatency, formatRate, formatShare } from './format';
import type { Report } from './report';

/** A table of a report, in words and formatted numbers. */
export interface ReportTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns of each table that are text; all others are numbers. */
export const TEXT_COLUMNS = 2;

const ENDPOINT_HEADS = [
  'Host',
  'Endpoint',
  'RequestCount',
  'TotalDuration(ms)',
  'AverageLatency(ms)',
  'p50',
  'p90',
  'p95',
  'p99',
  'max',
  'Success',
  'Requests/s',
] as const;

/** One row for each endpoint, and one for all of them. */
export function endpointTable({ target, durationS, endpoints, total }: Report): ReportTable {
  const { host } = new URL(target.url);
  return { heads: ENDPOINT_HEADS, rows: [...endpoints, total].map((measured) => endpointRow(host, measured, durationS)) };
}

/** Five rows for each service that was watched. */
export function serviceTable({ services }: Report): ReportTable {
  const rows = services.flatMap(({ name, cpuCores, memoryMiB, eventLoopDelayMs, openFiles, series }: ServiceUsage) => [
    rangeRow(name, 'CPU (cores)', cpuCores, 2),
    rangeRow('', 'memory (MiB)', memoryMiB, 0),
    rangeRow('', 'event-loop delay p99 (ms)', eventLoopDelayMs, 1),
    rangeRow('', 'open files', openFiles, 0),
    rangeRow('', 'series of metrics', series, 0),
  ]);
  return { heads: ['Service', '', 'min', 'avg', 'max'], rows };
}

/** One row for each that used the processors of this machine. */
export function processorTable({ machine, processors }: Report): ReportTable {
  const rows = processors.map(({ name, cores, perRequestUs }) => [
    name,
    formatShare(Number((cores / machine.cores).toFixed(3))),
    cores.toFixed(2),
    formatCount(perRequestUs),
  ]);
  return { heads: ['Processor time', `of ${machine.cores} cores`, 'cores', 'µs a request'], rows };
}

function endpointRow(
  host: string,
  { endpoint, requests, failed, faulty, latencyMs }: RequestStatistics,
  durationS: number,
): readonly string[] {
  const { mean, p50, p90, p95, p99, max } = latencyMs;
  return [
    host,
    endpoint,
    formatCount(requests),
    formatCount(mean * requests),
    ...[mean, p50, p90, p95, p99, max].map(formatLatency),
    formatShare(1 - Math.max(failed, faulty) / Math.max(1, requests)),
    formatRate(requests, durationS),
  ];
}

function rangeRow(service: string, what: string, range: Range | undefined, digits: number): readonly string[] {
  const format = (value: number | undefined) =>
    value?.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }) ?? '–';
  return [service, what, format(range?.min), format(range?.avg), format(range?.max)];
}
