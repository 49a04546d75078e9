/** An answer over HTTP/1.1, whole. */
export interface Answer {
  readonly status: number;
  /** Whether the server takes no further request on this connection. */
  readonly closes: boolean;
  readonly body: string;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads answers from a connection that carries one request at a time. It knows bodies of a declared length alone, which is what the
 * services send, and costs a fraction of what Node's own client does.
 */
export class AnswerParser {
  #received: Buffer | undefined;
  #head: { readonly status: number; readonly closes: boolean; readonly bodyStart: number; readonly end: number } | undefined;

  /**
   * Takes what arrived.
   *
   * @returns the answer, once all of it is there
   * @throws Error when this is no such answer
   */
  push(chunk: Buffer): Answer | undefined {
    const received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk;
    this.#received = received;
    this.#head ??= parseHead(received);
    if (!this.#head || received.length < this.#head.end) return undefined;

    const { status, closes, bodyStart, end } = this.#head;
    if (received.length > end) throw new Error('more arrived than was asked for');
    this.#received = this.#head = undefined;
    return { status, closes, body: received.toString('utf8', bodyStart, end) };
  }
}

function parseHead(received: Buffer) {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;

  const head = received.toString('latin1', 0, headEnd);
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (status === undefined || length === undefined) throw new Error(`an answer without status or length: ${head}`);
  const bodyStart = headEnd + HEAD_END.length;
  return { status: Number(status), closes: /\r\nconnection: *close/i.test(head), bodyStart, end: bodyStart + Number(length) };
}
