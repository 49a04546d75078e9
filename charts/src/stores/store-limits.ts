/** What a store can do at once. */
export interface StoreLimits {
  /**
   * Reads that it works on at once, and as many writes, which the pools of all services share.
   *
   * @default no limit: each service keeps the pool of its contract
   */
  readonly operations?: number;

  /**
   * Connections it accepts, which the pools of all services share too.
   *
   * @default not known: what its clients open is shown and held against nothing
   */
  readonly sockets?: number;
}
