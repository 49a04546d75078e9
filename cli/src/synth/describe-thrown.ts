import { sep } from 'node:path';
import type { Fault } from './fault';
import { formatPlace } from '../text/format-path';

/** `at createPlatform (/work/platform.ts:3:10)`, `at /work/platform.ts:3:10`, `at async file:///work/platform.ts:3:10`. */
const FRAME = /^\s+at (?:.*\()?(?:async )?(?:file:\/\/)?([^()]+):(\d+):(\d+)\)?$/;

/** What the loader says of a file that does not parse. It counts columns from 0. */
const SYNTAX = /^ParseError: (?<what>.*?)\s*\n\s*(?<file>\S.*):(?<line>\d+):(?<column>\d+)\s*$/s;

/**
 * An error that ended the program of a platform, at the line of its own that led to it. Without a stack: what lies below is not theirs.
 *
 * @param error whatever was thrown
 */
export function describeThrown(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: `threw ${String(error)}, which is no Error and so says no place` };
  const { what, file = '', line, column } = SYNTAX.exec(error.message)?.groups ?? {};
  if (what !== undefined) return { message: `SyntaxError: ${joinLines(what)}`, place: formatPlace(file, Number(line), Number(column) + 1) };
  const place = findPlace(error.stack ?? '');
  return { message: describe(error), ...(place !== undefined && { place }) };
}

function describe({ name, message }: Error): string {
  // What follows is who required it.
  const [first = ''] = message.split('\nRequire stack:');
  return joinLines(name === 'Error' ? first : `${name}: ${first}`);
}

/** The innermost place that is of no package, of Node or of this command. */
function findPlace(stack: string): string | undefined {
  const frames = stack.split('\n').flatMap((line) => {
    const [, file = '', row, column] = FRAME.exec(line) ?? [];
    return file === '' ? [] : [{ file, row: Number(row), column: Number(column) }];
  });
  const isTheirs = ({ file }: { readonly file: string }) =>
    !file.startsWith('node:') && !file.split(sep).includes('node_modules') && !file.startsWith(__dirname + sep);
  const theirs = frames.find(isTheirs);
  return theirs && formatPlace(theirs.file, theirs.row, theirs.column);
}

function joinLines(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}
