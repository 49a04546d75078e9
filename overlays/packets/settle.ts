import { setTimeout as wait } from 'node:timers/promises';
import { type Cell, formatCell } from './cells';
import type { End } from './end';
import type { Caller } from './network/caller';
import type { Outcome } from './network/peer';

/** Until the nodes know of a new pod or policy, they judge by what they knew. */
const QUIET_MS = 3000;

const MOST_ROUNDS = 10;

/** Cells that are named of those that do not settle. */
const SHOWN = 5;

/** What is tried, and from where. */
export interface SettleProps {
  readonly cells: readonly Cell[];
  readonly callers: ReadonlyMap<End, Caller>;
  /** Cells of which the outcome may differ each time. */
  readonly isByChance: (cell: Cell) => boolean;
}

/** Tries all cells until two whole rounds agree. @returns one outcome for each cell, in their order */
export async function settle({ cells, callers, isByChance }: SettleProps): Promise<readonly Outcome[]> {
  await wait(QUIET_MS);
  let last = await tryAll(cells, callers);
  let changed: readonly Cell[] = cells;
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const next = await tryAll(cells, callers);
    changed = cells.filter((cell, index) => !isByChance(cell) && next[index]?.result !== last[index]?.result);
    if (changed.length === 0) return next;
    last = next;
  }
  const examples = changed.slice(0, SHOWN).map(formatCell).join(', ');
  throw new Error(`the network does not settle: after ${MOST_ROUNDS} rounds these still change: ${examples}; is the machine busy?`);
}

async function tryAll(cells: readonly Cell[], callers: ReadonlyMap<End, Caller>): Promise<readonly Outcome[]> {
  const outcomes = new Map<Cell, Outcome>();
  await Promise.all(
    [...callers].map(async ([end, caller]) => {
      const own = cells.filter(({ from }) => from === end);
      const found = await caller.attempt(own.map(({ address, protocol, port }) => ({ address, protocol, port })));
      own.forEach((cell, index) => outcomes.set(cell, found[index]!));
    }),
  );
  return cells.map((cell) => outcomes.get(cell)!);
}
