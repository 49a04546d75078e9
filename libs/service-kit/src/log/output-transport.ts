import type { Writable } from 'node:stream';
import { MESSAGE } from 'triple-beam';
import TransportStream from 'winston-transport';

/** Characters that wait while nobody reads standard output: about 14,000 requests. */
const MOST_WAITING = 4 * 1024 * 1024;

/**
 * So many characters are printed at once, and so long a line waits for others, in milliseconds. A system call for each line would cost more
 * than the line; who follows a log does not see the difference.
 */
const PRINTED_AT_ONCE = 16 * 1024;
const WAIT_MS = 5;

/** Where lines go. */
export type Output = Pick<Writable, 'write' | 'writableLength' | 'once'>;

/** How an {@link OutputTransport} prints. */
export interface OutputTransportProps {
  /** @default standard output */
  readonly output?: Output;
  /** The line that stands where so many lines were dropped. */
  readonly describeGap: (dropped: number) => string;
}

/**
 * Prints to standard output, many lines with one system call, where winston's own transport makes one and a timer for each line. What is
 * left when the process exits is printed then.
 *
 * A reader that stalls does not fill the memory: some lines wait for it, more are dropped, and a line says how many as soon as it
 * reads on.
 */
export class OutputTransport extends TransportStream {
  readonly #output: Output;
  readonly #describeGap: (dropped: number) => string;
  #lines = '';
  /** Dropped since the last line that waits. */
  #gap = 0;
  #droppedLines = 0;
  #isStalled = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ output = process.stdout, describeGap }: OutputTransportProps) {
    super();
    this.#output = output;
    this.#describeGap = describeGap;
  }

  /** Lines that were never printed. */
  get droppedLines(): number {
    return this.#droppedLines;
  }

  override log(entry: { readonly [MESSAGE]: string }, done: () => void): void {
    this.print(entry[MESSAGE]);
    done();
  }

  /** Prints a line, soon. */
  print(line: string): void {
    if (this.#isStalled && (this.#gap > 0 || this.#lines.length + line.length >= MOST_WAITING)) {
      this.#gap += 1;
      this.#droppedLines += 1;
      return;
    }
    if (this.#lines === '') {
      this.#timer = setTimeout(this.#printUnlessStalled, WAIT_MS).unref();
      process.once('exit', this.#print);
    }
    this.#lines += `${line}\n`;
    if (this.#lines.length >= PRINTED_AT_ONCE) this.#printUnlessStalled();
  }

  readonly #printUnlessStalled = () => {
    if (!this.#isStalled) this.#print();
  };

  readonly #print = () => {
    process.off('exit', this.#print);
    clearTimeout(this.#timer);
    if (this.#lines === '') return;
    const text = this.#gap === 0 ? this.#lines : `${this.#lines}${this.#describeGap(this.#gap)}\n`;
    this.#lines = '';
    this.#gap = 0;
    const isTaken = this.#output.write(text) || this.#output.writableLength === 0;
    if (isTaken || this.#isStalled) return;
    this.#isStalled = true;
    this.#output.once('drain', this.#readOn);
  };

  readonly #readOn = () => {
    this.#isStalled = false;
    this.#print();
  };
}
