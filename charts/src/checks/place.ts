import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Frames that are kept: a fault is found some calls below what its author wrote. */
const FRAMES = 40;

/** `at new Size (/work/size.ts:3:10)`, `at file:///work/size.ts:3:10`. */
const FRAME = /^\s+at (?:.*\()?((?:file:\/\/)?[^()]+):(\d+):(\d+)\)?$/;

/**
 * The line of somebody else's source that led here: where a construct was made, or a call declared. It costs a few microseconds, since V8
 * writes a stack out only when it is read, which {@link describe} does.
 */
export class Place {
  declare private readonly stack: string;

  constructor() {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = FRAMES;
    Error.captureStackTrace(this);
    Error.stackTraceLimit = stackTraceLimit;
  }

  /** `platform.ts:12:17`, from the working directory; nothing where no source of another package is on the stack. */
  describe(): string | undefined {
    const [own, ...frames] = this.stack.split('\n').flatMap(readFrame);
    if (!own) return undefined;
    const packageFolder = dirname(dirname(dirname(own.file))) + sep;
    const isTheirs = ({ file }: Frame) =>
      !file.startsWith(packageFolder) && !file.startsWith('node:') && !file.split(sep).includes('node_modules');
    const theirs = frames.find(isTheirs);
    return theirs && `${relative('', theirs.file)}:${theirs.line}:${theirs.column}`;
  }
}

interface Frame {
  readonly file: string;
  readonly line: string;
  readonly column: string;
}

function readFrame(text: string): Frame[] {
  const [, place = '', line = '', column = ''] = FRAME.exec(text) ?? [];
  if (place === '') return [];
  return [{ file: place.startsWith('file:') ? fileURLToPath(place) : place, line, column }];
}
