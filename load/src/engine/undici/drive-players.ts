import { setTimeout as delay } from 'node:timers/promises';
import { pause } from '../../programs/pause';
import type { LoadShape } from '../load-shape';

/** Who makes a request, and says when it has ended and whether it was answered. */
export type Play = (onEnd: (isAnswered: boolean) => void) => void;

/** A client that got no answer asks again after so long, in milliseconds, instead of spinning against a closed port. */
const RETRY_MS = 50;

/** How often what is due at a rate is made. */
const TICK_MS = 5;

/** Lets players make requests as the shape says, until they have, or `stop` comes; those under way end then. */
export async function drivePlayers(players: readonly Play[], shape: LoadShape, stop: AbortSignal): Promise<{ readonly dropped: number }> {
  switch (shape.kind) {
    case 'closed':
      await playInTurn(players, untilTime(shape.durationS, stop), stop);
      return { dropped: 0 };
    case 'requests': {
      let left = shape.requests;
      await playInTurn(players, () => left-- > 0, stop);
      return { dropped: 0 };
    }
    case 'rate':
      return { dropped: await playAtRate(players, shape, stop) };
    case 'stages':
      throw new Error('undici cannot change the number of its clients during a run; this scenario needs k6');
  }
}

/** Each plays again as soon as it has its answer. */
async function playInTurn(players: readonly Play[], isNextDue: () => boolean, stop: AbortSignal): Promise<void> {
  await Promise.all(
    players.map(async (play) => {
      while (!stop.aborted && isNextDue()) {
        const isAnswered = await new Promise<boolean>(play);
        if (!isAnswered) await delay(RETRY_MS);
      }
    }),
  );
}

/**
 * Requests at their time, whatever became of those before, as long as a player is free.
 *
 * @returns how many were not made since none was
 */
async function playAtRate(
  players: readonly Play[],
  { perSecond, durationS }: Extract<LoadShape, { kind: 'rate' }>,
  stop: AbortSignal,
): Promise<number> {
  const free = [...players];
  const isWithinTime = untilTime(durationS, stop);
  const startedAtMs = performance.now();
  let [due, dropped] = [0, 0];
  const makeDue = () => {
    const dueNow = Math.floor(Math.min((performance.now() - startedAtMs) / 1_000, durationS) * perSecond);
    for (; due < dueNow; due += 1) {
      const play = free.shift();
      if (play) play(() => free.push(play));
      else dropped += 1;
    }
  };
  while (isWithinTime() && (await pause(TICK_MS, stop))) makeDue();
  while (free.length < players.length) await delay(TICK_MS);
  return dropped;
}

function untilTime(durationS: number, stop: AbortSignal): () => boolean {
  const endMs = performance.now() + durationS * 1_000;
  return () => !stop.aborted && performance.now() < endMs;
}
