import type { PromiseCheck } from '../faults/promise-check';
import type { RequestTally } from './load-pod/protocol';

/** What is promised of requests while something happens. */
export type RequestPromise =
  /** None fails, and all that are due are made. */
  | 'none fails'
  /** None fails. More are due than can be answered. */
  | 'none fails of those that are made'
  /** Some fail: whoever had them is gone. From the first to the last of them it takes at most so long, in milliseconds. */
  | { readonly failForAtMostMs: number };

/** What was seen while something happened. */
export interface Finding {
  /** What happened, as the table says it: `kill -9 of user-service`. */
  readonly event: string;
  /** What was seen of pods and nodes, in a few words. */
  readonly seen: string;
  readonly tally: RequestTally;
  readonly promises: readonly PromiseCheck[];
}

/** What an event did, beside requests. */
export interface Seen {
  /** In a few words, as the table says it. */
  readonly seen: string;
  /** What is promised of requests, known only now. */
  readonly requests: RequestPromise;
  /** @default nothing more */
  readonly promises?: readonly PromiseCheck[];
}
