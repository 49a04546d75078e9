/** Offsets in the text of a document: where something begins, and where it ends. */
export type Span = readonly [start: number, end: number];

/** Keys and indexes that lead from a node to another. */
export type Path = readonly (string | number)[];

/** A child of a map or a list. */
export interface Child {
  /** Of a map alone. */
  readonly key?: unknown;
  readonly value: unknown;
}

/** The nodes of a document with their places, as some parser keeps them. */
export interface DocumentTree {
  readonly root: unknown;
  /** The names of a map's fields; none of anything else. */
  keysOf(node: unknown): readonly string[];
  childOf(node: unknown, key: string | number): Child | undefined;
  spanOf(node: unknown): Span | undefined;
  startOf(node: unknown): number | undefined;
  isInOneLine(node: unknown): boolean;
}

/** Whether there is no line break in a span, but for those behind it. */
export function isOneLine(text: string, [start, end]: Span): boolean {
  return end > start && !text.slice(start, end).trimEnd().includes('\n');
}
