import { realpathSync, statSync } from 'node:fs';
import { normalize } from 'node:path';
import type Picomatch from 'picomatch';
import type { Problem } from '@fairlead/diagnosis';
import { walkFolder } from './walk-folder';

/** Endings of the files of a folder that are read. A file that is named may have any. */
const ENDING = /\.(?:ya?ml|json)$/i;

/** A file to read. */
export interface FoundFile {
  readonly path: string;
  /** Whether the user named it, rather than a folder or a pattern that it is in. */
  readonly isNamed: boolean;
}

/** What arguments name. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/**
 * The files that arguments name, each once, also where links give it several names: files, folders with all below them, patterns.
 *
 * @param exclude patterns of paths that are left out, also where they are named
 */
export function findFiles(args: readonly string[], exclude: readonly string[] = []): FoundFiles {
  const found = args.map(findOrSayWhyNot);
  const isExcluded = exclude.length === 0 ? () => false : createMatcher(exclude);
  const all = found.flatMap((part) => part.files).filter(({ path }) => !isExcluded(normalize(path)));
  const files = new Map<string, FoundFile>();
  for (const { path, isNamed } of all) {
    const key = withoutLinks(path);
    files.set(key, { path, isNamed: isNamed || files.get(key)?.isNamed === true });
  }
  return {
    files: [...files.values()],
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** A link that leads nowhere is told of when it is read, and a pipe has no path. */
function withoutLinks(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return normalize(path);
  }
}

function findOrSayWhyNot(arg: string): FoundFiles {
  try {
    return findByArgument(arg);
  } catch (error) {
    return found(arg, [], `it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function findByArgument(arg: string): FoundFiles {
  const stats = statSync(arg, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return found(arg, listFolder(arg), 'holds no file that ends in .yaml, .yml or .json');
  if (stats) return { files: [{ path: arg, isNamed: true }], problems: [] };
  const { base, isGlob } = scan(arg);
  if (!isGlob) return found(arg, [], 'there is no such file or folder');
  const isThere = statSync(base || '.', { throwIfNoEntry: false })?.isDirectory();
  const candidates = isThere ? walkFolder(base || '.') : [];
  return found(arg, candidates.filter(createMatcher([normalize(arg)])), 'no file matches the pattern');
}

function listFolder(folder: string): readonly string[] {
  return walkFolder(folder).filter((path) => ENDING.test(path));
}

function found(file: string, paths: readonly string[], unlessAny: string): FoundFiles {
  if (paths.length === 0) return { files: [], problems: [{ file, message: unlessAny }] };
  return { files: paths.map((path) => ({ path, isNamed: false })), problems: [] };
}

/* eslint-disable @typescript-eslint/no-require-imports -- Most calls name files alone, and need no patterns. */
function createMatcher(patterns: readonly string[]): (path: string) => boolean {
  return (require('picomatch') as typeof Picomatch)(patterns.map((pattern) => normalize(pattern)));
}

function scan(pattern: string) {
  return (require('picomatch') as typeof Picomatch).scan(pattern);
}
