/** What a run of synth was asked for. */
export interface SynthOptions {
  /** Write nothing; what is stale fails. */
  readonly check: boolean;
  /** Print one JSON document. */
  readonly json: boolean;
  /** Print every pair of traffic, every budget with its arithmetic, and every file. */
  readonly verbose: boolean;
  /** Objects that may be deleted and made anew: `StatefulSet/shop-prod/redis`, or `all`. */
  readonly replace: readonly string[];
}

/** How a command is typed, for what it says to do next. */
export interface SynthCommand {
  /** Without options: `npm run synth`. */
  readonly plain: string;
  /** With options behind it: `npm run synth --`. */
  readonly withOptions: string;
  /**
   * The document that says how an object is made anew.
   *
   * @default none
   */
  readonly upgradeGuide?: string;
}
