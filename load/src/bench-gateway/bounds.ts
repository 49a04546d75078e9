import { median } from 'simple-statistics';
import type { Sample } from './measure';
import { FASTIFY, MIDDLEWARE, OURS } from './proxies';

/** Every gateway under every load, one after the other, so that a busy moment meets all of them alike. */
export type Round = readonly Sample[];

/** Ours to one of the others, under one load: medians over the rounds. */
export interface Ratio {
  readonly peer: string;
  readonly exchange: string;
  readonly connections: number;
  /** Processor time a request. */
  readonly cpu: number;
  /** Requests a second. */
  readonly rate: number;
}

/** Most of a peer's processor time, and least times its rate, that ours may have. */
export interface Limit {
  readonly peer: string;
  readonly mostCpu: number;
  readonly leastRate: number;
}

/** What docs/performance/gateway.md promises. */
export const LIMITS: readonly Limit[] = [
  { peer: FASTIFY, mostCpu: 0.65, leastRate: 1.5 },
  { peer: MIDDLEWARE, mostCpu: 0.22, leastRate: 4 },
];

/** A promise about speed and what was measured. */
export interface Bound {
  readonly text: string;
  readonly ok: boolean;
}

/** Ours to each of the others under each load. */
export function deriveRatios(rounds: readonly Round[]): readonly Ratio[] {
  const [first = []] = rounds;
  return first
    .filter(({ proxy }) => !proxy.startsWith(OURS))
    .map(({ proxy: peer, exchange, connections }) => {
      const ratioOf = (field: 'cpuUs' | 'rate') =>
        median(rounds.map((round) => find(round, OURS, exchange, connections)[field] / find(round, peer, exchange, connections)[field]));
      return { peer, exchange, connections, cpu: ratioOf('cpuUs'), rate: ratioOf('rate') };
    });
}

function find(round: Round, proxy: string, exchange: string, connections: number): Sample {
  const sample = round.find((other) => other.proxy === proxy && other.exchange === exchange && other.connections === connections);
  if (sample === undefined) throw new Error(`${proxy} was not measured with ${exchange} at ${connections} connections`);
  return sample;
}

/**
 * Holds ours to its bounds, each for the whole of the loads (geometric mean), and to a run without a failed request.
 *
 * @param slack on each bound: 1.2 lets it be missed by a fifth
 */
export function checkBounds(rounds: readonly Round[], ratios: readonly Ratio[], slack: number, limits = LIMITS): readonly Bound[] {
  const failed = rounds.flat().filter(({ proxy, failed }) => proxy.startsWith(OURS) && failed > 0);
  return [
    { text: `${OURS}: no request failed${failed.map(describeFailed).join('')}`, ok: failed.length === 0 },
    ...limits.flatMap(({ peer, mostCpu, leastRate }) => {
      const those = ratios.filter((ratio) => ratio.peer === peer);
      const [cpu, rate] = [geometricMean(those.map((ratio) => ratio.cpu)), geometricMean(those.map((ratio) => ratio.rate))];
      const [most, least] = [mostCpu * slack, leastRate / slack];
      return [
        { text: `${cpu.toFixed(2)} of the processor time of ${peer}, of at most ${most.toFixed(2)}`, ok: cpu <= most },
        { text: `${rate.toFixed(2)} times the rate of ${peer}, of at least ${least.toFixed(2)}`, ok: rate >= least },
      ];
    }),
  ];
}

function describeFailed({ exchange, connections, failed }: Sample): string {
  return `, but ${failed} of ${exchange} at ${connections} connections`;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((total, value) => total + Math.log(value), 0) / values.length);
}
