/** A set of manifests that others have published, and what is found in it. */
export interface PublicSet {
  /** As it is asked for, `argo-cd`. */
  readonly name: string;
  /** On GitHub, `argoproj/argo-cd`. */
  readonly repository: string;
  /** The one that was read, in full. */
  readonly commit: string;
  /** What `fairlead doctor` is asked to read, with paths from the root of the repository. */
  readonly reads: readonly string[];
  /** Why each rule is right that finds an error or a warning there, by reading the manifests. */
  readonly verdicts: Readonly<Record<string, string>>;
}

/** How many of a rule's findings there are. */
export type Counts = Readonly<Record<string, number>>;

/** What was measured on a set. */
export interface Measurement {
  readonly objects: number;
  readonly error: Counts;
  readonly warning: Counts;
  /** All rules together: advice changes with taste. */
  readonly info: number;
  /** Of other linters with all that they do unless asked otherwise; nothing where they read none of the set. */
  readonly others: Readonly<Record<string, number | null>>;
}

/** What was measured on each set, by its name. */
export type Measurements = Readonly<Record<string, Measurement>>;
