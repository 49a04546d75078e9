import { FIELD_LINE, VALUE_CHARACTERS } from './grammar';
import { MalformedAnswer } from './malformed-answer';

/** Most bytes of a chunk's size with its extensions, and of all trailers: they are read and forgotten. */
const MAX_SIZE_LINE_BYTES = 1024;
const MAX_TRAILER_BYTES = 16 * 1024;

/** A size of at most 2^52 in hexadecimal digits, then extensions (RFC 9112 §7.1). */
const SIZE_LINE = new RegExp(`^([\\da-f]{1,13})(?:[\\t ]*;[${VALUE_CHARACTERS}]*)?$`, 'i');
const TRAILER_LINE = new RegExp(`^${FIELD_LINE}$`);

const LF = 0x0a;

type Part = 'size' | 'data' | 'end of data' | 'trailers';

/** Takes the chunks of a body apart, in whatever pieces they come. */
export class ChunkedBody {
  readonly #receive: (bytes: Buffer) => void;
  #part: Part = 'size';
  /** The beginning of a line whose end has not come yet. */
  #line = '';
  #left = 0;
  #trailerBytes = 0;
  hasEnded = false;

  constructor(receive: (bytes: Buffer) => void) {
    this.#receive = receive;
  }

  /** Expects another body. */
  reset(): void {
    this.#part = 'size';
    this.#trailerBytes = 0;
    this.hasEnded = false;
  }

  /**
   * Reads on.
   *
   * @returns up to where it has read: one piece of what came, or all of it
   * @throws MalformedAnswer
   */
  read(bytes: Buffer, at: number): number {
    if (this.#part !== 'data') return this.#readLine(bytes, at);
    const end = Math.min(at + this.#left, bytes.length);
    this.#left -= end - at;
    if (this.#left === 0) this.#part = 'end of data';
    this.#receive(bytes.subarray(at, end));
    return end;
  }

  #readLine(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LF, at);
    this.#line += bytes.toString('latin1', at, end === -1 ? bytes.length : end + 1);
    if (this.#line.length > (this.#part === 'trailers' ? MAX_TRAILER_BYTES : MAX_SIZE_LINE_BYTES))
      throw new MalformedAnswer('sent a chunk whose size is a line without an end');
    if (end === -1) return bytes.length;
    const line = this.#line;
    this.#line = '';
    if (!line.endsWith('\r\n')) throw new MalformedAnswer('sent a chunk whose line ends without CR');
    this.#take(line.slice(0, -2));
    return end + 1;
  }

  #take(line: string): void {
    if (this.#part === 'size') this.#takeSize(line);
    else if (this.#part === 'end of data') {
      if (line !== '') throw new MalformedAnswer('sent a chunk that is longer than it says');
      this.#part = 'size';
    } else this.#takeTrailer(line);
  }

  #takeSize(line: string): void {
    const size = SIZE_LINE.exec(line)?.[1];
    if (size === undefined) throw new MalformedAnswer('sent a chunk without a size');
    this.#left = Number.parseInt(size, 16);
    this.#part = this.#left === 0 ? 'trailers' : 'data';
  }

  #takeTrailer(line: string): void {
    if (line === '') {
      this.hasEnded = true;
      return;
    }
    this.#trailerBytes += line.length;
    if (this.#trailerBytes > MAX_TRAILER_BYTES || !TRAILER_LINE.test(line))
      throw new MalformedAnswer('sent trailers that are not well-formed');
  }
}
