import type { Point } from '../../engine/engine';
import type { UsagePoint } from '../../metrics/service-usage';
import type { Report } from '../report';
import type { Markup } from './markup';
import { type Line, toPlot } from './plot';

/** Every plot of a report: what clients saw, then what services used. */
export function toPlots({ points, services, expiry, durationS }: Report): readonly Markup[] {
  const lastS = Math.max(1, durationS, ...[points, ...services.map((service) => service.points)].map((list) => list.at(-1)?.atS ?? 0));
  const line = (name: string, value: (point: Point) => number | undefined): Line => ({
    name,
    points: points.map((point) => [point.atS, value(point)] as const),
  });
  const usage = (value: (point: UsagePoint) => number): readonly Line[] =>
    services.map((service) => ({ name: service.name, points: service.points.map((point) => [point.atS, value(point)] as const) }));

  return [
    toPlot({ title: 'Rate', unit: 'requests/s', lines: [line('requests', (point) => point.requestsPerSecond)], lastS, isFilled: true }),
    toPlot({
      title: 'Latency',
      unit: 'ms',
      lines: [
        line('p50', ({ latencyMs }) => latencyMs?.p50),
        line('p95', ({ latencyMs }) => latencyMs?.p95),
        line('p99', ({ latencyMs }) => latencyMs?.p99),
      ],
      lastS,
    }),
    toPlot({
      title: 'Errors',
      unit: 'errors/s',
      lines: [line('errors', (point) => point.errorsPerSecond)],
      lastS,
      isFilled: true,
      isBad: true,
    }),
    ...(new Set(points.map(({ clients }) => clients)).size > 1
      ? [toPlot({ title: 'Clients', unit: 'at the same time', lines: [line('clients', ({ clients }) => clients)], lastS, isFilled: true })]
      : []),
    ...(services.length > 0
      ? [
          toPlot({ title: 'CPU', unit: 'cores', lines: usage(({ cpuCores }) => cpuCores), lastS }),
          toPlot({ title: 'Memory', unit: 'MiB resident', lines: usage(({ memoryMiB }) => memoryMiB), lastS }),
          toPlot({
            title: 'Event-loop delay',
            unit: 'ms, p99',
            lines: usage(({ eventLoopDelayMs }) => eventLoopDelayMs),
            lastS,
          }),
          toPlot({ title: 'Open files', unit: 'files and connections', lines: usage(({ openFiles }) => openFiles), lastS }),
        ]
      : []),
    ...(expiry && expiry.points.length > 0
      ? [
          toPlot({
            title: 'Records',
            unit: 'in the collection',
            lines: [{ name: 'records', points: expiry.points.map(({ atS, records }) => [atS, records] as const) }],
            lastS,
          }),
        ]
      : []),
  ];
}
