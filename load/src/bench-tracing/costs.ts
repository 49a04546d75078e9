import { median, quantile } from 'simple-statistics';
import { formatRow } from '../bench/format-row';
import { formatCheck } from '../report/checks';
import { OFF, ONE_IN_A_HUNDRED } from './modes';
import type { Round, Turn } from './take-turns';

/** What tracing costs under one load. */
export interface Cost {
  readonly load: string;
  readonly mode: string;
  /** Median, in microseconds of processor time a request. */
  readonly cpuUs: number;
  /** To the service that does not trace, in the same round: median, and the quarters that half of the rounds lie between. */
  readonly ratio: number;
  readonly quarters: readonly [number, number];
  readonly failed: number;
}

/** Most processor time a request, in proportion to that without tracing. */
export const MOST_AT_ONE_IN_A_HUNDRED = 1.08;

/** A promise and what was measured. */
export interface Bound {
  readonly text: string;
  readonly ok: boolean;
}

/** What each mode costs, in the order of the first to the last mode. */
export function deriveCosts(load: string, modes: readonly string[], rounds: readonly Round[]): readonly Cost[] {
  return modes.map((mode) => {
    const turns = rounds.map((round) => find(round, mode));
    const ratios = rounds.map((round) => find(round, mode).cpuUs / find(round, OFF).cpuUs);
    return {
      load,
      mode,
      cpuUs: median(turns.map(({ cpuUs }) => cpuUs)),
      ratio: median(ratios),
      quarters: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
      failed: turns.reduce((total, { failed }) => total + failed, 0),
    };
  });
}

function find(round: Round, mode: string): Turn {
  const turn = round.find((other) => other.mode === mode);
  if (turn === undefined) throw new Error(`a round has no turn with tracing ${mode}`);
  return turn;
}

/** Holds one in a hundred to its bound, under each load. @param slack 1.2 lets it be missed by a fifth */
export function checkCosts(costs: readonly Cost[], slack: number): readonly Bound[] {
  const most = MOST_AT_ONE_IN_A_HUNDRED * slack;
  return costs
    .filter(({ mode }) => mode === ONE_IN_A_HUNDRED)
    .map(({ load, ratio }) => ({
      text: `${load}: one in a hundred traced takes ${ratio.toFixed(3)} of the processor time without, of at most ${most.toFixed(3)}`,
      ok: ratio <= most,
    }));
}

/** As text: a table for each load, then the bounds. */
export function formatCosts(rounds: number, costs: readonly Cost[], bounds: readonly Bound[]): string {
  const loads = [...new Set(costs.map(({ load }) => load))];
  const tables = loads.map((load) =>
    [
      formatRow(load, ['CPU µs', 'to off', 'quarters', 'failed']),
      ...costs
        .filter((cost) => cost.load === load)
        .map(({ mode, cpuUs, ratio, quarters, failed }) =>
          formatRow(`tracing ${mode}`, [
            cpuUs.toFixed(1),
            ratio.toFixed(3),
            quarters.map((each) => each.toFixed(2)).join('–'),
            `${failed}`,
          ]),
        ),
    ].join('\n'),
  );
  return [`median of ${rounds} rounds`, ...tables, bounds.map(formatCheck).join('\n')].join('\n\n');
}
