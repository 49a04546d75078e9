import { connect, type Socket } from 'node:net';
import { type Answer, AnswerParser } from './answer-parser';

/** What became of a request: an answer, or why there is none. */
export type Outcome = Answer | { readonly failure: string };

interface PendingRequest {
  /** Moment from which its time counts, in milliseconds of this process. */
  readonly since: number;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** A kept connection that carries one request at a time. */
export class Connection {
  /** Resolves once it is known whether it could be opened. */
  readonly opened: Promise<boolean>;
  readonly #socket: Socket;
  readonly #parser = new AnswerParser();
  #pending: PendingRequest | undefined;

  /** @param onGone called once, when it carries no further request */
  constructor(url: URL, onGone: () => void) {
    this.#socket = connect(Number(url.port), url.hostname).setNoDelay(true);
    this.opened = new Promise((resolve) => this.#socket.once('connect', () => resolve(true)).once('close', () => resolve(false)));
    let failure = 'closed without an answer';
    this.#socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#socket.once('error', (error: NodeJS.ErrnoException) => (failure = error.code ?? error.message));
    this.#socket.once('close', () => {
      onGone();
      this.#settle({ failure });
    });
  }

  /** When the request under way was made, if there is one. */
  get askedSince(): number | undefined {
    return this.#pending?.since;
  }

  /** Sends a request. None may be under way. */
  ask(request: string, pending: PendingRequest): void {
    this.#pending = pending;
    this.#socket.write(request, 'latin1');
  }

  /** Ends it; a request under way fails for this reason. */
  end(reason?: string): void {
    this.#socket.destroy(reason === undefined ? undefined : Object.assign(new Error(reason), { code: reason }));
  }

  #receive(chunk: Buffer): void {
    const answer = this.#parse(chunk);
    if (!answer) return;
    if (answer.closes) this.end();
    this.#settle(answer);
  }

  #parse(chunk: Buffer): Answer | undefined {
    try {
      return this.#parser.push(chunk);
    } catch (error) {
      this.end((error as Error).message);
      return undefined;
    }
  }

  #settle(outcome: Outcome): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.onOutcome(outcome);
  }
}
