import type { RequestStatistics } from '../engine/engine';

/** `503 12 ×, no answer 3 ×`, the most frequent first; empty when all was well. */
export function describeFaults({ faults }: RequestStatistics): string {
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
