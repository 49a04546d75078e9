import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Problem, Source } from '@fairlead/diagnosis';
import { findFiles, type FoundFile } from './find-files';

/** A file beyond this is no manifest that anybody wrote, and takes more memory than it is worth. */
const MOST_MIB = 32;

const MIB = 2 ** 20;

/** What {@link readSources} was told to read. */
export interface Sources {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** The texts that arguments name; `-` is what comes through a pipe. What cannot be read is a problem, and the rest is read all the same. */
export function readSources(args: readonly string[], exclude: readonly string[] = []): Sources {
  const paths = args.filter((arg) => arg !== '-');
  const { files, problems } = findFiles(paths, exclude);
  const read = [...(args.includes('-') ? [readInput()] : []), ...files.map(readFile)];
  return {
    sources: read.flatMap((each) => ('text' in each ? [each] : [])),
    problems: [...problems, ...read.flatMap((each) => ('text' in each ? [] : [each]))],
  };
}

function readFile({ path, isNamed }: FoundFile): Source | Problem {
  try {
    const file = openSync(path, 'r');
    try {
      const mebibytes = fstatSync(file).size / MIB;
      return mebibytes > MOST_MIB ? tooLarge(path, mebibytes) : toSource(path, isNamed, readFileSync(file));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

function readInput(): Source | Problem {
  const name = '<stdin>';
  try {
    const bytes = readFileSync(process.stdin.fd);
    return bytes.length > MOST_MIB * MIB ? tooLarge(name, bytes.length / MIB) : toSource(name, true, bytes);
  } catch (error) {
    return unreadable(name, error);
  }
}

function unreadable(file: string, error: unknown): Problem {
  return { file, message: `it cannot be read (${(error as NodeJS.ErrnoException).code})` };
}

function tooLarge(file: string, mebibytes: number): Problem {
  return { file, message: `it has ${Math.round(mebibytes)} MiB, and files are read up to ${MOST_MIB} MiB; split it` };
}

function toSource(name: string, isNamed: boolean, bytes: Buffer): Source | Problem {
  if (bytes.includes(0)) return { file: name, message: 'it is binary, or UTF-16; manifests are text in UTF-8' };
  const text = decode(bytes);
  if (text === undefined) return { file: name, message: 'it is not UTF-8; save it in that encoding' };
  return text.trim() === '' ? { file: name, message: 'it is empty; what wrote it may have failed' } : { name, isNamed, text };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
