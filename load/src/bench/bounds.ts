import { median } from 'simple-statistics';
import type { Sample } from './measure';
import { DEPLOYED, PLAIN } from './versions';

/** Every version under every number of connections, one after the other, so that a busy moment meets all of them alike. */
export type Round = readonly Sample[];

/**
 * How many times as fast as the plain version data-service must be as production runs it, with the most connections. Measured: 55.7
 * (docs/performance/data-service.md).
 */
export const LEAST_RATIO = 50;

/** The rates of a version to the plain version's in the same rounds, at so many connections. */
export interface Ratio {
  readonly version: string;
  readonly connections: number;
  /** Median over the rounds. */
  readonly ratio: number;
}

/** A promise about speed and what was measured. */
export interface Bound {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** For each version but the plain one, and each number of connections. */
export function deriveRatios(rounds: readonly Round[]): readonly Ratio[] {
  const [first = []] = rounds;
  return first
    .filter(({ version }) => version !== PLAIN)
    .map(({ version, connections }) => {
      const rateOf = (round: Round, name: string) =>
        round.find((sample) => sample.version === name && sample.connections === connections)?.rate ?? NaN;
      return { version, connections, ratio: median(rounds.map((round) => rateOf(round, version) / rateOf(round, PLAIN))) };
    });
}

/** Holds data-service, with production's pool, to the bound at the most connections. */
export function checkBounds(ratios: readonly Ratio[], leastRatio: number): readonly Bound[] {
  const most = Math.max(...ratios.map(({ connections }) => connections));
  return ratios
    .filter(({ version, connections }) => version.startsWith(DEPLOYED) && connections === most)
    .map(({ version, ratio }) => ({
      name: `${version} at ${most} connections, times the rate of the plain version`,
      measured: ratio,
      limit: leastRatio,
      ok: ratio >= leastRatio,
    }));
}
