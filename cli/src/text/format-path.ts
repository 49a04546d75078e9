import { relative } from 'node:path';

/** A path as people read it: from the working directory. */
export function formatPath(path: string): string {
  return relative('', path);
}

/** A place in a file: `platform.ts:12:17`. Lines and columns count from 1. */
export function formatPlace(file: string, line: number, column: number): string {
  return `${formatPath(file)}:${line}:${column}`;
}
