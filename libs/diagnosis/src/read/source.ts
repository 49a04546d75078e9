import type { Manifest } from 'fairlead/doctor';

/** A text that objects are read from. */
export interface Source {
  /** As the user named it, or as a folder or pattern found it. */
  readonly name: string;
  /** Whether the user named it, rather than a folder or a pattern that it is in. */
  readonly isNamed: boolean;
  readonly text: string;
}

/** One document of a source. */
export interface SourceDocument {
  readonly source: Source;
  /** As long as in the source, with blanks in place of the marker that it may begin with. */
  readonly text: string;
  /** Where it begins in the source. */
  readonly offset: number;
  /** Line of the source that it begins with, from 0. */
  readonly firstLine: number;
}

/** A Kubernetes object, and where it was read. */
export interface SourceObject {
  readonly object: Manifest;
  readonly document: SourceDocument;
  /** Keys from the document to the object: none, or `items` and a number in a List. */
  readonly path: readonly (string | number)[];
}
