/** What the load program is told, a line of JSON for each. It answers each with one line. */
export type Command =
  | { readonly type: 'smoke'; readonly requests: number }
  | { readonly type: 'start'; readonly perSecond: number }
  | { readonly type: 'finish' }
  | { readonly type: 'findMissingUsers'; readonly ids: readonly string[] };

/** What came of the requests from one start to its finish. */
export interface RequestTally {
  readonly requests: number;
  /** Without an answer, or with another one than the contract promises. */
  readonly failed: number;
  /** How often each fault came. */
  readonly faults: Readonly<Record<string, number>>;
  /** Requests that were due, and not made since every client still waited. */
  readonly unsent: number;
  /** When the first and the last request that failed were made, in milliseconds since 1970 of the pod's clock. */
  readonly failedAtMs?: readonly [first: number, last: number];
  readonly p99Ms: number;
  readonly slowestMs: number;
  /** Ids of records that answers called stored. */
  readonly records: readonly string[];
  /** Ids of users that answers called made. */
  readonly users: readonly string[];
}

/** The answer to each command. */
export interface Answers {
  readonly smoke: RequestTally;
  readonly start: null;
  readonly finish: RequestTally;
  readonly findMissingUsers: readonly string[];
}
