import { type AnswerHead, parseAnswerHead } from './answer-head';
import { ChunkedBody } from './chunked-body';
import { MalformedAnswer } from './malformed-answer';

/** Who is told of the parts of an answer, in order. */
export interface AnswerReceiver {
  /** Its status, which is 200 or more, and its headers. */
  receiveHead(head: AnswerHead): void;
  /**
   * A piece of its body.
   *
   * @param bytes theirs for the call alone: what is kept must be copied
   * @param isWhole whether these are all bytes of the body
   */
  receiveBody(bytes: Buffer, isWhole: boolean): void;
  /** @param isReusable whether another answer may follow on this connection */
  receiveEnd(isReusable: boolean): void;
}

/** Most bytes of a status line and headers, as for requests (`../shared/SERVICES.md`). */
const MAX_HEAD_BYTES = 16 * 1024;

const END_OF_HEAD = Buffer.from('\r\n\r\n', 'latin1');

type State = 'idle' | 'head' | 'length' | 'chunks' | 'close' | 'stopped';

/**
 * Reads the answers of an upstream, one for each request (RFC 9112). It takes what is well-formed and nothing else: an answer that two
 * readers could understand in two ways ends the call and the connection. `1xx` is skipped (RFC 9110 §15.2).
 */
export class AnswerParser {
  readonly #receiver: AnswerReceiver;
  readonly #chunks: ChunkedBody;
  #state: State = 'idle';
  #method = '';
  /** The beginning of a head whose end has not come yet. */
  #begun: Buffer | undefined;
  #head: AnswerHead | undefined;
  /** Bytes of the body that are still to come. */
  #left = 0;
  #hasEnded = false;

  constructor(receiver: AnswerReceiver) {
    this.#receiver = receiver;
    this.#chunks = new ChunkedBody((bytes) => receiver.receiveBody(bytes, false));
  }

  /** Expects the answer to a request of this method. */
  expect(method: string): void {
    this.#method = method;
    this.#state = 'head';
  }

  /** Takes no more: for who calls from within {@link AnswerReceiver}. */
  stop(): void {
    this.#state = 'stopped';
  }

  /**
   * @param bytes what came, theirs for the call alone
   * @throws MalformedAnswer when it is no answer, or nobody has asked for it
   */
  read(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length && this.#state !== 'stopped') {
      at = this.#readFrom(bytes, at);
      if (this.#hasEnded) this.#end(this.#head?.isReusable === true && at === bytes.length);
    }
  }

  /**
   * The connection has ended.
   *
   * @returns whether that was the end of an answer
   */
  readEnd(): boolean {
    if (this.#state !== 'close') return false;
    this.#end(false);
    return true;
  }

  #readFrom(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, at);
      case 'length':
        return this.#readLength(bytes, at);
      case 'chunks':
        return this.#readChunks(bytes, at);
      case 'close':
        this.#receiver.receiveBody(bytes.subarray(at), false);
        return bytes.length;
      case 'idle':
      case 'stopped':
        throw new MalformedAnswer('sent what nobody has asked for');
    }
  }

  #readHead(bytes: Buffer, from: number): number {
    const begun = this.#begun?.length ?? 0;
    const all = this.#begun === undefined ? bytes : Buffer.concat([this.#begun, bytes.subarray(from)]);
    const start = this.#begun === undefined ? from : 0;
    const end = all.indexOf(END_OF_HEAD, start);
    if ((end === -1 ? all.length : end) - start > MAX_HEAD_BYTES)
      throw new MalformedAnswer(`sent headers of more than ${MAX_HEAD_BYTES} bytes`);
    if (end === -1) {
      // A copy: the bytes are another's after this call.
      this.#begun = this.#begun === undefined ? Buffer.from(bytes.subarray(from)) : all;
      return bytes.length;
    }
    this.#begun = undefined;
    this.#take(parseAnswerHead(all.toString('latin1', start, end + 2), this.#method));
    return end + END_OF_HEAD.length - start + from - begun;
  }

  #take(head: AnswerHead): void {
    if (head.status < 200) return;
    const { body } = head;
    this.#head = head;
    this.#state = body === 'chunked' ? 'chunks' : body === 'close' ? 'close' : 'length';
    if (typeof body === 'number') this.#left = body;
    this.#receiver.receiveHead(head);
    this.#hasEnded = body === 0;
  }

  #readLength(bytes: Buffer, at: number): number {
    const length = Math.min(this.#left, bytes.length - at);
    const isWhole = length === this.#head?.body;
    this.#left -= length;
    this.#receiver.receiveBody(bytes.subarray(at, at + length), isWhole);
    this.#hasEnded = this.#left === 0;
    return at + length;
  }

  #readChunks(bytes: Buffer, at: number): number {
    const next = this.#chunks.read(bytes, at);
    this.#hasEnded = this.#chunks.hasEnded;
    return next;
  }

  /** What comes behind the answer is none: the connection is not used again. */
  #end(isReusable: boolean): void {
    this.#hasEnded = false;
    if (this.#state === 'stopped') return;
    this.#state = isReusable ? 'idle' : 'stopped';
    this.#chunks.reset();
    this.#receiver.receiveEnd(isReusable);
  }
}
