/** Answers of one status: how many, and their times in milliseconds. */
export interface Answers {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

/** What came of the requests that ended within some time. */
export interface Tally {
  readonly durationMs: number;
  readonly answers: Readonly<Record<number, Answers>>;
  /** Requests without a whole answer, by reason. */
  readonly failures: Readonly<Record<string, number>>;
  /** Requests that were due in an open loop and for which no connection was left. */
  readonly unsent: number;
  /**
   * Longest that this process itself was late, in milliseconds: part of the times above, where it shares the processor with what it
   * asks.
   */
  readonly lateMs: number;
  /** From the beginning to the first answer with 200, in milliseconds. */
  readonly firstOkMs: number | undefined;
  /** Every id that a client was told was written. */
  readonly ids: readonly string[];
}
