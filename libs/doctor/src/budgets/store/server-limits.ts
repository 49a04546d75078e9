import type { Evidence, Finding } from '../../finding/finding';

/** What bounds a store. */
export type LimitName = 'reads' | 'writes' | 'sockets';

/** How much a store can do at once, and where that stands. */
export interface StoreLimit {
  readonly limit: number;
  readonly evidence: readonly Evidence[];
}

/** The most memory that a store takes, and where that stands. */
export interface StoreMemory {
  readonly usedMiB: number;
  readonly arithmetic: string;
  readonly evidence: Evidence;
  /** What to write for less. */
  readonly fix: string;
}

/** What a server says of itself. What it does not say is not in it. */
export interface ServerLimits {
  readonly says: Readonly<Partial<Record<LimitName, StoreLimit>>>;
  readonly memory?: StoreMemory;
  /** For each thing that it should say and does not. */
  readonly findings: readonly Finding[];
}
