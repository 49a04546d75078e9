import { connect, type Socket } from 'node:net';
import type { AnswerHead } from './answer-head';
import { AnswerParser, type AnswerReceiver } from './answer-parser';
import { CallTimer } from './call-timer';
import { formatRequestHead, frameRequest, type RequestHead } from './request-head';
import { type SentBody, sendStream, sendWhole } from './send-body';

/** What is sent. */
export interface Call extends RequestHead {
  readonly body: SentBody;
  /** From the end of the request to the headers of the answer, in milliseconds. @default no limit: the caller has one */
  readonly firstByteMs?: number | undefined;
}

/** Who makes a call, and is told what becomes of it: in the end of its end or of its error, once. */
export interface Caller {
  onHead(head: AnswerHead): void;
  /**
   * @param bytes theirs for the call alone: what is kept must be copied
   * @param isWhole whether these are all bytes of the body
   */
  onBody(bytes: Buffer, isWhole: boolean): void;
  /** The answer is complete. The connection may carry another call where it {@link Connection.isUsable}. */
  onEnd(): void;
  /** @param error with a `code` of Node's (`ECONNREFUSED`, `ECONNRESET`, `ETIMEDOUT`), a MalformedAnswer or a ServiceError */
  onError(error: Error): void;
}

/** In milliseconds. */
export interface CallLimits {
  readonly connectMs: number;
  /** Between two pieces of an answer that the caller is ready to take. */
  readonly idleBodyMs: number;
}

/** For how long an idle connection is used when the upstream does not say, and how much sooner than it says. */
const KEEP_ALIVE_MS = 4_000;
const KEEP_ALIVE_MARGIN_MS = 1_000;

/** What all connections read into: nobody keeps the bytes beyond the call that brings them. */
const READ_BUFFER = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * A connection to an upstream that carries one call at a time, in HTTP/1.1. It does what a gateway needs of a client and nothing else, at
 * less than half the processor time of a general one (docs/decisions/0030-the-gateway-speaks-http-to-its-upstreams-itself.md).
 */
export class Connection implements AnswerReceiver {
  readonly openedAt = performance.now();
  readonly #origin: URL;
  readonly #host: string;
  readonly #limits: CallLimits;
  readonly #parser = new AnswerParser(this);
  readonly #timer = new CallTimer((what) => this.abort(timedOut(what, this.#socket)));
  #socket: Socket | undefined;
  #caller: Caller | undefined;
  #stopBody: (() => void) | undefined;
  #firstByteMs: number | undefined;
  #isSent = false;
  #isPaused = false;
  #isClosed = false;
  #keepAliveMs = KEEP_ALIVE_MS;
  #idleUntil = Infinity;

  constructor(origin: URL, limits: CallLimits) {
    this.#origin = origin;
    this.#host = origin.host;
    this.#limits = limits;
  }

  /** Whether it may carry a call: it is idle, and the upstream keeps it open for long enough. */
  get isUsable(): boolean {
    return !this.#isClosed && this.#caller === undefined && performance.now() < this.#idleUntil;
  }

  /** Sends a request, once the connection is there. */
  send(call: Call, caller: Caller): void {
    this.#caller = caller;
    if (this.#socket === undefined) this.#socket = this.#connect(call);
    else this.#write(call);
  }

  /** Takes no more of the answer for now; the rest of what has come already may still follow. */
  pause(): void {
    this.#isPaused = true;
    this.#timer.stop();
    this.#socket?.pause();
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#awaitMore();
    this.#socket?.resume();
  }

  /** Ends the call, and the connection with it. */
  abort(error: Error): void {
    const caller = this.#caller;
    this.close();
    caller?.onError(error);
  }

  /** Ends the connection, wherever it is. Its caller is told nothing. */
  close(): void {
    this.#isClosed = true;
    this.#caller = undefined;
    this.#parser.stop();
    this.#timer.stop();
    this.#stopBody?.();
    this.#stopBody = undefined;
    this.#socket?.destroy();
  }

  receiveHead(head: AnswerHead): void {
    this.#keepAliveMs = head.keepAliveMs === undefined ? KEEP_ALIVE_MS : head.keepAliveMs - KEEP_ALIVE_MARGIN_MS;
    this.#awaitMore();
    this.#caller?.onHead(head);
  }

  receiveBody(bytes: Buffer, isWhole: boolean): void {
    this.#awaitMore();
    this.#caller?.onBody(bytes, isWhole);
  }

  /** An answer that comes before the whole request has been sent ends the connection: what is sent later would be no body of it. */
  receiveEnd(isReusable: boolean): void {
    const caller = this.#caller;
    this.#caller = undefined;
    this.resume();
    this.#timer.stop();
    this.#idleUntil = performance.now() + this.#keepAliveMs;
    if (!isReusable || !this.#isSent) this.close();
    caller?.onEnd();
  }

  #awaitMore(): void {
    if (!this.#isPaused) this.#timer.start(this.#limits.idleBodyMs, 'the rest of its answer');
  }

  #connect(call: Call): Socket {
    this.#timer.start(this.#limits.connectMs, 'a connection');
    return openSocket(this.#origin, (bytes) => this.#read(bytes))
      .once('connect', () => {
        if (!this.#isClosed) this.#write(call);
      })
      .once('error', (error) => this.abort(error))
      .once('end', () => this.#readEnd())
      .once('close', () => this.abort(closedEarly()));
  }

  #write(call: Call): void {
    const { body, method, firstByteMs } = call;
    const socket = this.#socket as Socket;
    this.#firstByteMs = firstByteMs;
    try {
      const framing = frameRequest(call, body);
      const head = formatRequestHead(call, this.#host, framing);
      this.#isSent = false;
      this.#parser.expect(method);
      if (body === null || Buffer.isBuffer(body)) {
        sendWhole(socket, head, body);
        this.#sent();
      } else {
        const { length } = framing;
        this.#stopBody = sendStream(socket, head, body, { length, sent: this.#sent, fail: this.#fail });
      }
    } catch (error) {
      this.abort(error as Error);
    }
  }

  readonly #sent = (): void => {
    this.#isSent = true;
    this.#stopBody = undefined;
    if (this.#firstByteMs === undefined) this.#timer.stop();
    else this.#timer.start(this.#firstByteMs, 'the beginning of its answer');
  };

  readonly #fail = (error: Error): void => this.abort(error);

  #read(bytes: Buffer): void {
    try {
      this.#parser.read(bytes);
    } catch (error) {
      this.abort(error as Error);
    }
  }

  #readEnd(): void {
    if (!this.#parser.readEnd()) this.abort(closedEarly());
  }
}

/** Without TLS: the addresses of a contract's calls are `http:`. */
function openSocket({ hostname, port }: URL, read: (bytes: Buffer) => void): Socket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const onread = {
    buffer: READ_BUFFER,
    callback: (length: number) => {
      read(READ_BUFFER.subarray(0, length));
      return true;
    },
  };
  return connect({ host, port: Number(port || 80), noDelay: true, keepAlive: true, onread });
}

/** As the system's own, one of connecting says so: nothing was sent. */
function timedOut(what: string, socket: Socket | undefined): Error {
  return Object.assign(new Error(`time was up for ${what}`), { code: 'ETIMEDOUT', syscall: socket?.connecting ? 'connect' : 'read' });
}

function closedEarly(): Error {
  return Object.assign(new Error('the connection was closed before the end of the answer'), { code: 'ECONNRESET' });
}
