import type { Measured } from '../engine/engine';
import type { ServiceUsage } from '../metrics/service-usage';
import type { Range } from '../metrics/service-usage';
import type { Verification } from '../database/verification';
import type { Report } from './report';
import type { ThresholdResult } from './check-thresholds';

/** The heads of the table of endpoints, and of that of services; the first two columns of each are text. */
export const ENDPOINT_HEADS = [
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
export const SERVICE_HEADS = ['Service', '', 'min', 'avg', 'max'] as const;

/** One row for each endpoint, and one for all of them. */
export function endpointRows({ target, durationS, endpoints, total }: Report): readonly (readonly string[])[] {
  const { host } = new URL(target.url);
  return [...endpoints, total].map((measured) => toRow(host, measured, durationS));
}

/** Three rows for each service that was watched. */
export function serviceRows(services: readonly ServiceUsage[]): readonly (readonly string[])[] {
  return services.flatMap(({ name, cpuCores, memoryMiB, eventLoopDelayMs }) => [
    toRange(name, 'CPU (cores)', cpuCores, 2),
    toRange('', 'memory (MiB)', memoryMiB, 0),
    toRange('', 'event-loop delay p99 (ms)', eventLoopDelayMs, 1),
  ]);
}

/** `p95 1,234 ms, at most 2,000 ms` */
export function describeThreshold({ metric, measured, limit, isLimitAllowed }: ThresholdResult): string {
  const format = metric === 'p95' || metric === 'p99' ? formatMs : formatShare;
  return `${metric} ${format(measured)}, ${isLimitAllowed ? 'at most' : 'below'} ${format(limit)}`;
}

/** What was compared with the database, in sentences. */
export function describeVerification({
  documentsBefore,
  documentsAfter,
  answers,
  least,
  most,
  sampledIds,
  missingIds,
}: Verification): readonly string[] {
  const counted = Object.entries(answers).map(([status, count]) => `${formatCount(count)} × ${status}`);
  return [
    `The service counted ${counted.join(', ') || 'no answer'}: ${formatCount(least)}${most > least ? ` to ${formatCount(most)}` : ''} documents are due.`,
    `The database has ${formatCount(documentsAfter - documentsBefore)} more (${formatCount(documentsBefore)} before, ${formatCount(documentsAfter)} after).`,
    `Of ${formatCount(sampledIds)} ids that clients were told are stored, ${missingIds.length === 0 ? 'all are there' : `${formatCount(missingIds.length)} are missing: ${missingIds.slice(0, 5).join(', ')}`}.`,
  ];
}

/** `503 12 ×, no answer 3 ×`, the most frequent first; empty when all was well. */
export function describeFaults({ faults }: Measured): string {
  return Object.entries(faults)
    .sort(([, a], [, b]) => b - a)
    .map(([fault, count]) => `${fault} ${formatCount(count)} ×`)
    .join(', ');
}

export function formatMs(ms: number): string {
  return `${formatLatency(ms)} ms`;
}

/** Three digits that count, and never fewer than all before the point. */
export function formatLatency(ms: number): string {
  return ms.toLocaleString('en', { maximumFractionDigits: ms >= 100 ? 0 : ms >= 10 ? 1 : 2 });
}

export function formatShare(share: number): string {
  return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 3 })} %`;
}

export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** Requests a second. */
export function formatRate(requests: number, durationS: number): string {
  const rate = requests / Math.max(durationS, 0.001);
  return rate.toLocaleString('en', { maximumFractionDigits: rate < 10 ? 1 : 0 });
}

function toRow(host: string, { endpoint, requests, failed, faulty, latencyMs }: Measured, durationS: number): readonly string[] {
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

function toRange(service: string, what: string, range: Range | undefined, digits: number): readonly string[] {
  const format = (value: number | undefined) =>
    value?.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }) ?? '–';
  return [service, what, format(range?.min), format(range?.avg), format(range?.max)];
}
