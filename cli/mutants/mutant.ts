/** A slip in the source of a rule, as somebody might make it who knows the language and not the field. */
export interface Mutant {
  /** What it gets wrong. */
  readonly slip: string;
  /** From the sources of the doctor. */
  readonly file: string;
  /** Stands there once. */
  readonly before: string;
  readonly after: string;
  /** The broken application that shows it: its cause is no longer found alone, or it is not clean when fixed. */
  readonly shownBy: string;
}
