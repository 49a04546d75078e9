import { until } from '../programs/until';
import type { Clients } from './clients/clients';
import type { Tally } from './clients/tally';

/** Longest that a service may take to recover before the run gives it up, in milliseconds. */
const PATIENCE_MS = 60_000;

/** How a service came back. */
export interface Recovery {
  /** From the clients' last tally before to the first answer with 200, in milliseconds. */
  readonly recoveryMs: number;
  /** What the clients met meanwhile, one after the other. */
  readonly tallies: readonly Tally[];
}

/** Waits until a client is answered 200. */
export async function untilAnswered(clients: Clients): Promise<Recovery> {
  const refused: Tally[] = [];
  let last = await clients.take();
  await until(
    'a request is answered 200 again',
    async () => {
      if (last.firstOkMs !== undefined) return true;
      refused.push(last);
      last = await clients.take();
      return false;
    },
    PATIENCE_MS,
  );
  const recoveryMs = refused.reduce((sum, { durationMs }) => sum + durationMs, last.firstOkMs as number);
  return { recoveryMs, tallies: [...refused, last] };
}
