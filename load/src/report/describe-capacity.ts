import { sum } from 'simple-statistics';
import type { LoadShape } from '../engine/load-shape';
import { LOAD, type ProcessorShare } from '../machine/share-processors';
import type { ThresholdResult } from './check-thresholds';
import { formatCount, formatMs } from './format';

/** What a run that all processors were busy with has shown. */
export interface BusyRun {
  readonly cores: number;
  readonly shares: readonly ProcessorShare[];
  readonly shape: LoadShape;
  /** Requests a second. */
  readonly rate: number;
  readonly thresholds: readonly ThresholdResult[];
}

/**
 * How many clients of a closed loop the processors allow, and the arithmetic of it. Once they are busy the rate stays what it is, and twice
 * the clients wait twice as long.
 *
 * @returns undefined where the load is another, or no latency is held to anything
 */
export function describeCapacity({ cores, shares, shape, rate, thresholds }: BusyRun): string | undefined {
  const latencies = thresholds.filter(({ metric, measured }) => (metric === 'p95' || metric === 'p99') && measured > 0);
  const isClosedLoop = shape.kind === 'closed' || shape.kind === 'stages';
  if (!isClosedLoop || latencies.length === 0 || rate === 0) return undefined;

  const most = Math.floor(shape.clients * Math.min(...latencies.map(({ limit, measured }) => limit / measured)));
  const eachUs = sum(shares.map(({ perRequestUs }) => perRequestUs));
  const parts = shares.map(({ name, perRequestUs }) => `${name} ${formatCount(perRequestUs)}`).join(', ');
  const limits = latencies.map(({ metric, limit }) => `${metric} ≤ ${formatMs(limit)}`).join(' and ');
  const loadUs = shares.find(({ name }) => name === LOAD)?.perRequestUs ?? 0;
  const needed = (rate * shape.clients) / most;
  return [
    `A request takes ${formatCount(eachUs)} µs of processor time (${parts}), so that ${cores} cores made ${formatCount(rate)} a second; without the load they would make ${formatCount((rate * eachUs) / (eachUs - loadUs))}.`,
    `Clients wait the longer the more they are: ${limits} fit up to ${formatCount(most)} clients.`,
    ...(most < shape.clients
      ? [`${formatCount(shape.clients)} need ${formatCount(needed)} a second, ${((needed * eachUs) / 1e6).toFixed(1)} cores.`]
      : []),
  ].join(' ');
}
