import type { IncomingHttpHeaders } from 'node:http';
import { Client, type Dispatcher, errors } from 'undici';

/** One request. */
export interface HttpRequest extends Pick<Dispatcher.DispatchOptions, 'method' | 'path' | 'headers' | 'body'> {
  /** @default true: the connection is used again */
  readonly keepAlive?: boolean;
}

/** An answer, whole. */
export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What became of a request: an answer, or why there is none. */
export type Outcome = HttpAnswer | { readonly failure: string };

/** How to connect. */
export interface ConnectionProps {
  readonly origin: string;
  /** A request fails that waits for so long: for its connection, for headers, or for more of its body. */
  readonly timeoutMs: number;
  /** Called when it is lost, or could not be opened. @default nobody is told; the next request connects again */
  readonly onLost?: () => void;
  /** After so many requests it is closed, and the next one opens another: who balances connections sees new ones. @default never */
  readonly mostRequests?: number;
}

/** A connection that carries one request at a time, and is opened with the first. */
export class Connection {
  readonly #client: Client;
  readonly #mostRequests: number;
  #asked = 0;

  constructor({ origin, timeoutMs, onLost, mostRequests = Infinity }: ConnectionProps) {
    this.#mostRequests = mostRequests;
    this.#client = new Client(origin, {
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connectTimeout: timeoutMs,
      // Who is loaded decides how long an idle connection is kept.
      keepAliveTimeout: KEPT_MS,
      keepAliveMaxTimeout: KEPT_MS,
    });
    if (onLost) this.#client.on('disconnect', onLost).on('connectionError', onLost);
  }

  /** Sends a request. None may be under way. */
  ask({ keepAlive = true, ...request }: HttpRequest, onOutcome: (outcome: Outcome) => void): void {
    this.#asked += 1;
    const isLast = this.#asked % this.#mostRequests === 0;
    this.#client.dispatch({ ...request, reset: !keepAlive || isLast }, new AnswerReader(onOutcome));
  }

  /** Closes it; a request under way fails. */
  end(): void {
    void this.#client.destroy();
  }
}

const KEPT_MS = 3_600_000;

/** Whether the server takes no further request on this connection. */
export function saysClose({ headers }: HttpAnswer): boolean {
  return headers.connection?.toLowerCase() === 'close';
}

class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #onOutcome: (outcome: Outcome) => void;
  readonly #chunks: Buffer[] = [];
  #status = 0;
  #headers: IncomingHttpHeaders = {};

  constructor(onOutcome: (outcome: Outcome) => void) {
    this.#onOutcome = onOutcome;
  }

  /** undici takes no handler without it. */
  onRequestStart(): void {}

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first = Buffer.of(), ...rest] = this.#chunks;
    const body = (rest.length === 0 ? first : Buffer.concat(this.#chunks)).toString();
    this.#onOutcome({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: unknown, error: NodeJS.ErrnoException): void {
    this.#onOutcome({ failure: error instanceof errors.UndiciError ? error.message : (error.code ?? error.message) });
  }
}
