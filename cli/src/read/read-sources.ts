import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { Problem, Source } from '@fairlead/diagnosis';
import { findFiles, type FoundFile } from './find-files';
import { MOST_BYTES } from './most-bytes';

const MIB = 2 ** 20;

/** What {@link readSources} was told to read. */
export interface Sources {
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** Bytes that are read until there is no memory for more. */
interface Room {
  bytes: number;
}

/** The texts that arguments name; `-` is what comes through a pipe. What cannot be read is a problem, and the rest is read all the same. */
export async function readSources(args: readonly string[], exclude: readonly string[] = []): Promise<Sources> {
  const paths = args.filter((arg) => arg !== '-');
  const { files, problems } = findFiles(paths, exclude);
  const room = { bytes: MOST_BYTES };
  const input = args.includes('-') ? [await readInput(room)] : [];
  const read = [...input, ...files.map((file) => readFile(file, room))];
  return {
    sources: read.flatMap((each) => ('text' in each ? [each] : [])),
    problems: [...problems, ...read.flatMap((each) => ('text' in each ? [] : [each]))],
  };
}

function readFile({ path, isNamed }: FoundFile, room: Room): Source | Problem {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      return size > room.bytes ? tooLarge(path, size, room) : toSource(path, isNamed, readFileSync(file), room);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

/** As a stream: a pipe may have nothing to read yet, and say so. */
async function readInput(room: Room): Promise<Source | Problem> {
  const name = '<stdin>';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > room.bytes) return tooLarge(name, size, room);
      chunks.push(chunk);
    }
    return toSource(name, true, Buffer.concat(chunks), room);
  } catch (error) {
    return unreadable(name, error);
  }
}

function unreadable(file: string, error: unknown): Problem {
  return { file, message: `it cannot be read (${(error as NodeJS.ErrnoException).code})` };
}

function tooLarge(file: string, bytes: number, { bytes: left }: Room): Problem {
  const [size, room] = [Math.ceil(bytes / MIB), Math.floor(left / MIB)];
  const advice = 'split it, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192';
  return { file, message: `it has ${size} MiB, and there is memory for ${room} MiB more; ${advice}` };
}

function toSource(name: string, isNamed: boolean, bytes: Buffer, room: Room): Source | Problem {
  // Of a pipe nobody knows the size before.
  if (bytes.length > room.bytes) return tooLarge(name, bytes.length, room);
  room.bytes -= bytes.length;
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
