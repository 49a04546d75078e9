import type { Evidence, Finding } from 'fairlead/doctor';
import type { ExcerptLine } from '../locate/excerpt';
import type { Place } from '../locate/locator';
import type { Problem } from '../read/problem';

/** Where something is. */
export interface Location extends Place {
  /** The line of the source with some before it, for formats that show them. */
  readonly excerpt: (linesBefore: number) => readonly ExcerptLine[];
}

/** What another object says, and where. */
export interface LocatedEvidence extends Evidence {
  /** @default no source holds the object */
  readonly location?: Location;
}

/** A finding with its place in the sources. Its texts hold no secret; names and values in them are as the sources have them. */
export interface Diagnostic extends Omit<Finding, 'evidence' | 'consequences'> {
  /** @default no source holds the object */
  readonly location?: Location;
  readonly evidence: readonly LocatedEvidence[];
  readonly consequences: readonly LocatedEvidence[];
  /** The same for the same finding in another version of the sources: lines and texts are no part of it. */
  readonly fingerprint: string;
}

/** A finding that an annotation takes out. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** All that is said of some sources. */
export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
  /** Findings that the baseline holds. */
  readonly known: readonly Diagnostic[];
  /** How much advice there is that a strict profile would make diagnostics of. */
  readonly advice: number;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
  /** How many objects were read. */
  readonly objects: number;
}
