import { type Cell, findOpenEnds } from './cells';
import type { Engine } from './engine';
import type { Outcome } from './network/peer';

/** `some` is a Service of which one pod can be reached and another cannot. */
export type Expectation = 'open' | 'closed' | 'some';

/** A cell of which the network says something else than the engine. */
export interface Difference {
  readonly cell: Cell;
  readonly expected: Expectation;
  readonly seen: string;
}

export function expectationOf(cell: Cell, engine: Engine): Expectation {
  const open = findOpenEnds(cell, engine).length;
  if (open === 0) return 'closed';
  return open === cell.ends.length ? 'open' : 'some';
}

/** Where the engine and the network differ. @param outcomes one for each cell, in their order */
export function compare(cells: readonly Cell[], outcomes: readonly Outcome[], engine: Engine): readonly Difference[] {
  return cells.flatMap((cell, index) => {
    const outcome = outcomes[index] ?? { result: 'dropped' };
    const expected = expectationOf(cell, engine);
    return isAsExpected(cell, outcome, engine) ? [] : [{ cell, expected, seen: describe(outcome) }];
  });
}

function isAsExpected(cell: Cell, outcome: Outcome, engine: Engine): boolean {
  const open = findOpenEnds(cell, engine);
  // Without pods behind it, a Service refuses by itself. Else who refuses was reached, on a port that a peer should serve.
  if (cell.ends.length === 0) return outcome.result !== 'answered';
  if (outcome.result !== 'answered') return outcome.result === 'dropped' && open.length < cell.ends.length;
  return open.some(({ name }) => outcome.by === undefined || outcome.by === name);
}

function describe(outcome: Outcome): string {
  if (outcome.result !== 'answered') return outcome.result === 'refused' ? `refused ${outcome.code}` : 'dropped';
  return outcome.by === undefined ? 'answered' : `answered by ${outcome.by}`;
}
