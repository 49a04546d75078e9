import { until } from '../programs/until';
import type { Clients } from './clients/clients';
import type { Tally } from './clients/tally';

/** Longest that a service may take to recover before the run gives it up, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Waits until a client is answered 200.
 *
 * @returns how long that took from the clients' last tally on, in milliseconds, and what came meanwhile
 */
export async function untilAnswered(clients: Clients): Promise<{ readonly recoveryMs: number; readonly tally: Tally }> {
  const tallies: Tally[] = [];
  await until(
    'a request is answered 200 again',
    async () => {
      const tally = await clients.take();
      tallies.push(tally);
      return tally.firstOkMs !== undefined;
    },
    PATIENCE_MS,
  );
  const last = tallies.pop() as Tally;
  const recoveryMs = tallies.reduce((sum, { durationMs }) => sum + durationMs, last.firstOkMs as number);
  return { recoveryMs, tally: last };
}
