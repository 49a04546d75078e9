/** What `node --cpu-prof` writes, as far as it is read here (Chrome DevTools protocol, `Profiler.Profile`). */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of the nodes that were running. */
  readonly samples: readonly number[];
  /** Microseconds between the samples, the first since the start. */
  readonly timeDeltas: readonly number[];
}

/** A function, as it was called by the functions above it. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string };
  readonly children?: readonly number[];
}
