/** Something that could not be read, so that nobody can say that nothing is wrong with it: the exit code is 2. */
export interface Problem {
  /** As the user named it; `<stdin>` for what came through a pipe. */
  readonly file: string;
  /** From 1. @default all of the file */
  readonly line?: number;
  /** From 1. @default all of the line */
  readonly column?: number;
  /** What is wrong, and what to do about it. Holds nothing that the file says: it may be a secret. */
  readonly message: string;
}

/** `shop.yaml:3:1: document 2: …`, one line. */
export function formatProblem({ file, line, column, message }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${place}: ${message}`;
}
