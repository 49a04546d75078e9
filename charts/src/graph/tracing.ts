/** How much is recorded. */
export interface TracingOptions {
  /**
   * Share of the requests that are recorded, above 0, up to 1. Who serves clients decides it, and whom it calls follows. Jobs record each run.
   *
   * @default 1; where a request more or less counts, 0.01
   */
  readonly share?: number;
}

/** Every literal above. */
export const TRACING_DEFAULTS = Object.freeze({ share: 1 });
