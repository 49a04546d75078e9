import { setTimeout as delay } from 'node:timers/promises';
import type { Defer } from '@fairlead/command-line';
import { atMost, none, type PromiseCheck } from '../faults/promise-check';
import type { Finding, RequestPromise, Seen } from './finding';
import type { LoadPod } from './load-pod/load-pod';
import type { RequestTally } from './load-pod/protocol';
import type { Places } from './platform/places';
import type { LivePlatform } from './platform/platform';
import type { ScaleBounds } from './platform/scale-bounds';
import type { StoredIds } from './platform/stored-ids';
import type { Settings } from './settings';

/** Load before something happens, and after all is well again, in milliseconds. */
const AROUND_MS = 3_000;

/** Of the requests that are due, how many may not be made. A rate that is not reached proves nothing. */
const MOST_UNSENT_SHARE = 0.01;

/** What a step works with. */
export interface ProofProps {
  readonly settings: Settings;
  readonly platform: LivePlatform;
  readonly load: LoadPod;
  readonly stored: StoredIds;
  readonly bounds: ScaleBounds;
  readonly places: Places;
  readonly defer: Defer;
  /** Of the progress. */
  readonly tell: (line: string) => void;
}

/** A platform under load, and what is held against it. */
export class Proof {
  readonly props: ProofProps;

  constructor(props: ProofProps) {
    this.props = props;
  }

  /**
   * Lets something happen under load, and waits until all is well again.
   *
   * @param event as the table says it
   * @param act makes it happen, and waits
   */
  async measure(event: string, act: () => Promise<Seen>): Promise<Finding> {
    const { load, stored, settings, tell } = this.props;
    tell(event);
    await load.ask({ type: 'start', perSecond: settings.rate });
    await delay(AROUND_MS);
    const { seen, requests, promises = [] } = await act();
    await delay(AROUND_MS);
    const tally = await load.ask({ type: 'finish' });
    stored.add(tally);
    const checks = [...checkRequests(tally, requests), ...(await this.#checkStored()), ...promises];
    tell(`${event}: ${tally.requests} requests, ${tally.failed} failed; ${seen}`);
    return { event, seen, tally, promises: checks };
  }

  async #checkStored(): Promise<readonly PromiseCheck[]> {
    const { records, users } = this.props.stored.count;
    const missing = await this.props.stored.findMissing();
    return [
      none(`of ${records} records that were acknowledged so far, missing`, missing.records.length),
      none(`of ${users} users that were acknowledged so far, missing`, missing.users.length),
    ];
  }
}

/** Holds what clients met to what is promised of it. */
export function checkRequests(tally: RequestTally, promised: RequestPromise): readonly PromiseCheck[] {
  if (typeof promised !== 'string') return [atMost('requests failed for', failedForMs(tally), promised.failForAtMostMs, ' ms')];
  const failed = none('failed requests', tally.failed);
  if (promised === 'none fails of those that are made') return [failed];
  const share = tally.unsent / Math.max(tally.requests + tally.unsent, 1);
  return [failed, atMost('requests that were due and not made, of all', share, MOST_UNSENT_SHARE)];
}

/** From the first request that failed to the last. */
export function failedForMs({ failedAtMs: [first, last] = [0, 0] }: Pick<RequestTally, 'failedAtMs'>): number {
  return last - first;
}
