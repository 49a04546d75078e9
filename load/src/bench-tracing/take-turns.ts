import type { Progress } from '../progress';
import { readProcessUsage } from '../machine/process-usage';
import type { WrkResult } from '../wrk/wrk';

/** A service that runs while others do, and is loaded in its turn. */
export interface Contender {
  /** How much it traces. */
  readonly mode: string;
  readonly pid: number;
  readonly load: (durationS: number) => Promise<WrkResult>;
}

/** What one turn took. */
export interface Turn {
  readonly mode: string;
  readonly requests: number;
  /** Refused, timed out, or broken. */
  readonly failed: number;
  /** Processor time of its process for each request, in microseconds. */
  readonly cpuUs: number;
}

/** A turn of each, one right after the other. */
export type Round = readonly Turn[];

/** How long they are loaded. */
export interface TurnTimes {
  readonly rounds: number;
  readonly durationS: number;
  /** Of each before the first round. */
  readonly warmUpS: number;
}

/**
 * Loads services that run at once, one at a time. Turns are short and their order is another in each round, so that whatever else the
 * machine does meets all of them alike.
 */
export async function takeTurns(contenders: readonly Contender[], times: TurnTimes, progress: Progress): Promise<readonly Round[]> {
  for (const { mode, load } of contenders) {
    progress.say(`tracing ${mode}: warming up for ${times.warmUpS} s`);
    await load(times.warmUpS);
  }
  const rounds: Round[] = [];
  while (rounds.length < times.rounds) {
    progress.say(`round ${rounds.length + 1} of ${times.rounds}: ${contenders.length} turns of ${times.durationS} s`);
    const turns: Turn[] = [];
    for (const contender of inRandomOrder(contenders)) turns.push(await takeTurn(contender, times.durationS));
    rounds.push(turns);
  }
  return rounds;
}

async function takeTurn({ mode, pid, load }: Contender, durationS: number): Promise<Turn> {
  const before = readProcessUsage(pid);
  const { requests, errors } = await load(durationS);
  const after = readProcessUsage(pid);
  if (requests === 0)
    throw new Error(`tracing ${mode}: nobody was answered in ${durationS} s; give it longer: --duration ${2 * durationS}s`);
  const failed = Object.values(errors).reduce((total, count) => total + count, 0);
  return { mode, requests, failed, cpuUs: (after.cpuUs - before.cpuUs) / requests };
}

function inRandomOrder<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
