import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@fairlead/command-line';
import { Clients } from '../faults/clients/clients';
import type { Tally } from '../faults/clients/tally';
import type { Row } from '../faults/fault';
import { none, type PromiseCheck } from '../faults/promise-check';
import { answersWith, countFailed, rateOf } from '../faults/tally-parts';
import { PUBLIC_PATHS } from './public-paths';

/** Who asks, and how often. */
export interface NormalClientsProps {
  /** Of the gateway. */
  readonly url: string;
  /** Requests a second, whatever became of those before. */
  readonly rate: number;
  readonly connections: number;
}

/** Clients of the gateway that are not hostile, in a process of their own. */
export class NormalClients {
  readonly #clients: Clients;
  readonly #rate: number;

  static async start({ url, rate, connections }: NormalClientsProps, cleanup: Cleanup): Promise<NormalClients> {
    const loop = { ratePerS: 0, maxConnections: connections };
    const clients = await Clients.start({ path: PUBLIC_PATHS.users, targets: [url], loop }, cleanup);
    await clients.connectAll();
    return new NormalClients(clients, rate);
  }

  private constructor(clients: Clients, rate: number) {
    this.#clients = clients;
    this.#rate = rate;
  }

  /** What they meet while something is done, those included that wait at its end: what is slow is not forgotten. */
  async measure(work: () => Promise<unknown>): Promise<Tally> {
    await this.#clients.take();
    await this.#clients.offer(this.#rate);
    await work();
    await this.#clients.rest();
    return this.#clients.take();
  }

  /** What they meet while nobody else asks. A first time, when all is cold, does not count. */
  async measureAlone(ms: number): Promise<Tally> {
    await this.measure(() => delay(ms));
    return this.measure(() => delay(ms));
  }
}

/** A row of what clients met. */
export function toRow(what: string, tally: Tally): Row {
  const { p50Ms, p99Ms, slowestMs } = answersWith(200, tally);
  return {
    what,
    'answered 200/s': Math.round(rateOf(tally)),
    'p50 ms': p50Ms.toFixed(1),
    'p99 ms': p99Ms.toFixed(1),
    'slowest ms': slowestMs.toFixed(0),
    'not answered 200': countFailed(tally),
    'not sent': tally.unsent,
    ...(countFailed(tally) > 0 && { 'but with': describeFailed(tally) }),
  };
}

/** `3 × 503, 1 × ECONNRESET` */
function describeFailed({ answers, failures }: Tally): string {
  const statuses = Object.entries(answers).flatMap(([status, { count }]) => (status === '200' ? [] : [[status, count] as const]));
  return [...statuses, ...Object.entries(failures)].map(([reason, count]) => `${count} × ${reason}`).join(', ');
}

/**
 * The promise to normal clients: all of them are answered, and wait little longer than before.
 *
 * @param mostTimes how many times as long, by their p99
 */
export function checkUndisturbed(what: string, before: Tally, during: Tally, mostTimes: number): readonly PromiseCheck[] {
  const [was, is] = [answersWith(200, before), answersWith(200, during)];
  return [
    none(`${what}: normal clients that are refused, fail, or find no connection`, countFailed(during) + during.unsent),
    {
      promise: `${what}: p99 of normal clients`,
      measured: `${is.p99Ms.toFixed(1)} ms of at most ${mostTimes} × ${was.p99Ms.toFixed(1)} ms`,
      ok: was.count > 0 && is.count > 0 && is.p99Ms <= mostTimes * was.p99Ms,
    },
  ];
}
