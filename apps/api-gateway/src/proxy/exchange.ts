import { CLIENT_CLOSED_REQUEST, endWith, hasBody } from '@fairlead/service-kit';
import { type CallMetrics, isRefused, isReset, REST_AFTER_RESET_MS, toServiceError } from '@fairlead/service-kit/calls';
import { type ServiceError, UpstreamTimeout } from '@fairlead/service-kit/errors';
import type { NextFunction, Request, Response } from 'express';
import { UpstreamCall } from './access-log';
import type { BodyArrivals } from '../body/body-arrivals';
import { RequestBody } from '../body/request-body';
import type { BodyReceiver, WholeBody } from '../body/whole-body';
import type { AnswerHead } from '../http1/answer-head';
import type { Caller, Connection } from '../http1/connection';
import type { HeaderLines } from '../http1/header-lines';
import type { SentTrace } from './request-headers';
import type { ResponseHeaders } from './response-headers';
import { Try } from './try';
import type { Call, Turns } from '../upstream/slots';
import type { Upstream } from '../upstream/upstream';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Locals {
      /** What passes the request on. */
      exchange?: Exchange;
    }
  }
}

/** What is the same for all requests of a route. */
export interface ProxiedRoute {
  readonly upstream: Upstream;
  readonly maxBodyBytes: number;
  /** Longest time for the whole exchange; only the idle limits hold where undefined: its bodies stream. */
  readonly timeoutMs: number | undefined;
  /** Whether its safe requests may be sent again when the connection was reset. */
  readonly isRetryable: boolean;
  readonly responseHeaders: ResponseHeaders;
  readonly toTarget: (target: string) => string;
  /** Path of the upstream's route, as its contract has it. */
  readonly template: string;
}

/** What is the same for all requests. */
export interface Gateway {
  readonly arrivals: BodyArrivals;
  readonly metrics: CallMetrics;
  /** Headers for the upstream, with the time that is left for the answer, where there is a limit, and the trace, where there is one. */
  readonly headersFor: (request: Request, timeLeftMs: number | undefined, trace: SentTrace | undefined) => HeaderLines;
  /** Who sent a request, as limits tell clients apart. */
  readonly clientOf: (request: Request) => string;
}

/** Memory that an answer holds whose client does not take it, in bytes: what Node and the kernel keep of it for each connection. */
const PARKED_BYTES = 256 * 1024;

/**
 * One request on its way to an upstream, and the answer on its way back. It waits for its body, unless that streams; then for a slot; then
 * for the answer, which goes back as fast as the client takes it. It is over once: answered, failed, or given up because the client has left
 * or time is up.
 */
export class Exchange implements Call, Caller, BodyReceiver {
  readonly #request: Request;
  readonly #response: Response;
  readonly #next: NextFunction;
  readonly #route: ProxiedRoute;
  readonly #gateway: Gateway;
  readonly #turns: Turns;
  readonly #startedAt = performance.now();
  /** When the answer must have begun. */
  #dueAt = Infinity;
  /** When the upstream got it. */
  #sentAt = Infinity;
  #timer: NodeJS.Timeout | undefined;
  #client: string | undefined;
  #arriving: WholeBody | undefined;
  #body: Buffer | RequestBody | null = null;
  #connection: Connection | undefined;
  /** The span of the try under way, where the request is recorded. */
  #try: Try | undefined;
  /** What the log says of it. */
  readonly call: UpstreamCall;
  #holdsSlot = false;
  #isParked = false;
  #hasBegun = false;
  #hasData = false;
  #isOver = false;

  /** @param next answers an error that comes before the answer has begun */
  constructor(request: Request, response: Response, next: NextFunction, route: ProxiedRoute, gateway: Gateway) {
    this.#request = request;
    this.#response = response;
    this.#next = next;
    this.#route = route;
    this.#gateway = gateway;
    this.call = new UpstreamCall(route.upstream.name, this.#startedAt);
    this.#turns = this.#streams ? route.upstream.streamSlots : route.upstream.slots;
  }

  get client(): string {
    return (this.#client ??= this.#gateway.clientOf(this.#request));
  }

  /** Waits for the body, then for a slot. */
  start(): void {
    const { arrivals } = this.#gateway;
    this.#response.locals.exchange = this;
    this.#response.on('close', Exchange.#onClose);
    if (!this.#streams && hasBody(this.#request)) {
      this.#arriving = arrivals.read(this.#request, this.#route.maxBodyBytes, this.client, this);
    } else {
      this.#waitForTurn();
    }
  }

  receiveBody(bytes: Buffer): void {
    this.#body = bytes;
    this.#waitForTurn();
  }

  refuse(error: ServiceError): void {
    this.#fail(error);
  }

  begin(): void {
    const { upstream, maxBodyBytes } = this.#route;
    const now = performance.now();
    this.#holdsSlot = true;
    if (!upstream.circuit.admits(this, now)) {
      this.#releaseSlot();
      this.#fail(upstream.broken);
      return;
    }
    if (this.#streams && hasBody(this.#request)) {
      // From here the connection minds the time: as long as the body flows, an answer need not come.
      clearTimeout(this.#timer);
      this.#body = new RequestBody(this.#request, maxBodyBytes);
      this.#body.on('error', (error) => this.#fail(toServiceError(upstream.name, error)));
    }
    this.#send(upstream.connections.take(), now);
  }

  onHead(head: AnswerHead): void {
    if (this.#response.headersSent) {
      // Refused in the meantime, since its body broke or came too slowly.
      this.#clientLeft();
      return;
    }
    clearTimeout(this.#timer);
    this.#try?.answered(head.status);
    this.#route.upstream.circuit.succeeded(performance.now());
    writeHead(this.#response, head.status, this.#route.responseHeaders(head));
    this.#hasBegun = true;
    process.nextTick(Exchange.#onHeadersAlone, this);
  }

  /** As text, which is the copy that is needed anyway: it leaves with the head in one write, and makes no buffer for V8 to mind. */
  onBody(bytes: Buffer, isWhole: boolean): void {
    const text = bytes.toString('latin1');
    this.#hasData = true;
    if (isWhole) {
      endWith(this.#response, text, 'latin1');
    } else if (!this.#response.write(text, 'latin1')) {
      this.#connection?.pause();
      this.#park();
      this.#response.once('drain', Exchange.#onDrain);
    }
  }

  onEnd(): void {
    this.#try?.end();
    if (this.#connection) this.#route.upstream.connections.free(this.#connection);
    this.#connection = undefined;
    this.#releaseSlot();
    if (!this.#response.writableEnded) this.#response.end();
    this.#finish(this.#response.statusCode);
  }

  onError(error: Error): void {
    const { upstream } = this.#route;
    this.#try?.fail(error);
    this.#try = undefined;
    if (this.#connection) upstream.connections.drop(this.#connection);
    this.#connection = undefined;
    if (!this.#isOver) {
      const failure = toServiceError(upstream.name, error);
      this.#judge(failure);
      if (this.#mayTryAgain(error)) {
        if (isRefused(error)) this.#tryAgain();
        else setTimeout(Exchange.#onRested, REST_AFTER_RESET_MS, this);
        return;
      }
      this.#fail(failure);
    }
    this.#releaseSlot();
  }

  get #streams(): boolean {
    return this.#route.timeoutMs === undefined;
  }

  /** The time in the queue is part of the time to the first byte: nobody waits for that and then as long again. */
  #waitForTurn(): void {
    const { upstream, timeoutMs } = this.#route;
    const now = performance.now();
    this.call.queuedAt = now;
    this.#dueAt = Math.min(now + upstream.firstByteMs, timeoutMs === undefined ? Infinity : this.#startedAt + timeoutMs);
    this.#timer = setTimeout(Exchange.#onOverdue, Math.ceil(this.#dueAt - now), this);
    if (!this.#turns.take(this)) this.#fail(upstream.full);
  }

  #send(connection: Connection, now: number): void {
    const { upstream, toTarget } = this.#route;
    const { method, url } = this.#request;
    const { trace } = this.#response;
    const target = toTarget(url);
    const isStream = this.#body instanceof RequestBody;
    this.#sentAt = now;
    upstream.recent.add('calls', now);
    this.#connection = connection;
    this.call.sentAt ??= now;
    const firstByteMs = isStream ? upstream.firstByteMs : undefined;
    if (trace?.span !== undefined)
      this.#try = new Try(trace.span, trace.tracestate, this.#route, { method, target, retries: this.call.retries });
    try {
      const timeLeftMs = isStream ? undefined : Math.max(1, Math.floor(this.#dueAt - now));
      const headers = this.#gateway.headersFor(this.#request, timeLeftMs, this.#try ?? trace);
      connection.send({ method, target, headers, body: this.#body, firstByteMs }, this);
    } catch (error) {
      this.onError(error as Error);
    }
  }

  /** Tells the circuit of a call that got no answer; where that is the fault of the request, it says nothing of the upstream. */
  #judge({ status }: ServiceError): void {
    if (status >= 500 && !this.#hasBegun) this.#route.upstream.circuit.failed(this, performance.now(), status === 504);
  }

  /**
   * What no connection took was never seen, so that it can go again. What was reset may have been: only a safe request of a route that says so
   * goes again. Never after a time-out, when the upstream has too much to do already.
   */
  #mayTryAgain(error: Error): boolean {
    const { upstream, isRetryable } = this.#route;
    if (this.call.retries > 0 || this.#hasBegun) return false;
    const isSafe = this.#request.method === 'GET' || this.#request.method === 'HEAD';
    const isAllowed = isRefused(error) || (isRetryable && isSafe && !(this.#body instanceof RequestBody) && isReset(error));
    return isAllowed && upstream.mayRetry(performance.now());
  }

  /** On a new connection: those that were free may have broken with it. */
  #tryAgain(): void {
    const { upstream } = this.#route;
    this.call.retries += 1;
    this.#gateway.metrics.countRetry(upstream.name);
    this.#send(upstream.connections.open(), performance.now());
  }

  static #onRested(exchange: Exchange): void {
    if (exchange.#isOver) exchange.#releaseSlot();
    else exchange.#tryAgain();
  }

  /**
   * An answer whose client does not take it is no work for the upstream: its slot goes to another call. It counts as memory instead, as
   * bodies do, and keeps its slot where the client has taken its share of that.
   */
  #park(): void {
    if (!this.#holdsSlot || !this.#gateway.arrivals.memory.take(this.client, PARKED_BYTES)) return;
    this.#isParked = true;
    this.#releaseSlot();
  }

  /** The first bytes of a body often come with the headers and leave with them. Headers that come alone do not wait. */
  static #onHeadersAlone(exchange: Exchange): void {
    if (exchange.#isOver) return;
    if (!exchange.#hasData) exchange.#response.flushHeaders();
    const { timeoutMs } = exchange.#route;
    if (timeoutMs === undefined) return;
    const leftMs = exchange.#startedAt + timeoutMs - performance.now();
    exchange.#timer = setTimeout(Exchange.#onOverdue, Math.ceil(leftMs), exchange);
  }

  static #onDrain(this: Response): void {
    const { exchange } = this.locals;
    if (exchange) exchange.#resume();
  }

  #resume(): void {
    if (this.#connection) this.#route.upstream.connections.resume(this.#connection);
  }

  /** Of a call that has spent most of its time in the queue, nobody can say that the upstream has failed it. */
  static #onOverdue(exchange: Exchange): void {
    const { upstream, timeoutMs = Infinity } = exchange.#route;
    const now = performance.now();
    const isWhole = now - exchange.#startedAt >= timeoutMs - 1;
    const error = new UpstreamTimeout(`${upstream.name} did not answer ${isWhole ? `within ${timeoutMs} ms` : 'in time'}`);
    if (now - exchange.#sentAt >= upstream.firstByteMs / 2) exchange.#judge(error);
    exchange.#fail(error);
  }

  static #onClose(this: Response): void {
    const { exchange } = this.locals;
    if (exchange) exchange.#clientLeft();
  }

  #clientLeft(): void {
    if (this.#isOver) return;
    const { writableFinished, statusCode } = this.#response;
    this.#finish(writableFinished ? statusCode : CLIENT_CLOSED_REQUEST);
    this.#giveUp(Object.assign(new Error('the client has left'), { code: 'client_left' }));
  }

  /** Answers the error, or, when an answer has begun, breaks it off: a client must never take part of an answer for all of it. */
  #fail(error: ServiceError): void {
    if (this.#isOver) return;
    this.#finish(error.status);
    this.#giveUp(error);
    if (this.#hasBegun || !this.#response.headersSent) this.#next(error);
  }

  #finish(status: number): void {
    const { upstream } = this.#route;
    const now = performance.now();
    this.#isOver = true;
    this.call.endedAt = now;
    clearTimeout(this.#timer);
    upstream.circuit.abandoned(this, now);
    this.#arriving?.release();
    if (this.#isParked) this.#gateway.arrivals.memory.give(this.client, PARKED_BYTES);
    this.#gateway.metrics.observe(upstream.name, this.#request.method, status, now - this.#startedAt);
  }

  /** Ends the call of the upstream, wherever it is. */
  #giveUp(reason: Error): void {
    this.#turns.leave(this);
    this.#connection?.abort(reason);
    if (this.#body instanceof RequestBody) this.#body.destroy();
  }

  #releaseSlot(): void {
    if (!this.#holdsSlot) return;
    this.#holdsSlot = false;
    this.#turns.release(this);
  }
}

/** With a list, which costs a third. Beside headers that are set already Node 20 would keep only the last of each name. */
function writeHead(response: Response, status: number, headers: string[]): void {
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, headers);
    return;
  }
  for (let index = 0; index + 1 < headers.length; index += 2) response.appendHeader(headers[index] as string, headers[index + 1] as string);
  response.writeHead(status);
}
