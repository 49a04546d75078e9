import type { Lab } from './lab';
import type { PromiseCheck } from './promise-check';

/** Something that goes wrong while data-service is under full load, and what the service promises then. */
export interface Fault {
  readonly name: string;
  /** What happens, in a few words. */
  readonly description: string;
  readonly inject: (lab: Lab) => Promise<Findings>;
}

/** What was seen. */
export interface Findings {
  /** A table: each row has the same columns, or some of them. */
  readonly rows: readonly Row[];
  readonly promises: readonly PromiseCheck[];
}

export type Row = Readonly<Record<string, string | number | undefined>>;
