import { CLIENT_CLOSED_REQUEST, hasBody } from '@fairlead/service-kit';
import { type ServiceError, UpstreamTimeout } from '@fairlead/service-kit/errors';
import type { NextFunction, Request, Response } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { RequestBody } from './request-body';
import { copyResponseHeaders, type ResponseHop } from './response-headers';
import type { Upstream } from './upstream';
import { toServiceError } from './upstream-errors';
import type { ObserveUpstream } from './upstream-metrics';

/** One request, and what it takes to pass it on. */
export interface ExchangeProps {
  readonly request: Request;
  readonly response: Response;
  /** Answers an error that comes before the answer has begun. */
  readonly next: NextFunction;
  readonly upstream: Upstream;
  readonly target: string;
  readonly headers: string[];
  readonly hop: ResponseHop;
  readonly maxBodyBytes: number;
  /** Longest time for the whole exchange; only the idle limits hold where undefined. */
  readonly timeoutMs: number | undefined;
  readonly observe: ObserveUpstream;
}

/**
 * One request on its way to an upstream, and the answer on its way back, each only as fast as its receiver takes it. It is over once:
 * answered, failed, or given up because the client has left or time is up. What undici then still reports is of no interest, but for
 * the slot, which is free only when undici has let go of the connection.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #props: ExchangeProps;
  readonly #startedAt = performance.now();
  #controller: Dispatcher.DispatchController | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #body: RequestBody | undefined;
  #holdsSlot = false;
  #hasBegun = false;
  #hasData = false;
  #isOver = false;

  constructor(props: ExchangeProps) {
    this.#props = props;
  }

  /** Sends the request, or queues it until a connection is free. */
  start(): void {
    const { response, upstream, timeoutMs } = this.#props;
    response.once('close', this.#clientLeft);
    if (timeoutMs !== undefined) this.#deadline = setTimeout(this.#timeIsUp, timeoutMs);
    try {
      upstream.slots.take(this.#send);
    } catch (error) {
      this.#fail(error as ServiceError);
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Thrown before a byte is written, this costs undici no connection, unlike an abort.
    if (this.#isOver) throw new Error('the client left before its turn came');
    this.#controller = controller;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    const { response, hop } = this.#props;
    if (this.#isOver || status < 200) return;
    copyResponseHeaders(controller.rawHeaders as Buffer[], headers, response, hop);
    response.writeHead(status);
    this.#hasBegun = true;
    process.nextTick(this.#flushHeaders);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isOver) return;
    this.#hasData = true;
    const { response } = this.#props;
    if (response.write(chunk)) return;
    controller.pause();
    response.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    this.#releaseSlot();
    if (this.#isOver) return;
    this.#props.response.end();
    this.#finish(this.#props.response.statusCode);
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#releaseSlot();
    this.#fail(toServiceError(this.#props.upstream.name, error));
  }

  readonly #send = (): void => {
    const { request, upstream, target, headers, maxBodyBytes } = this.#props;
    this.#holdsSlot = true;
    if (hasBody(request)) {
      this.#body = new RequestBody(request, maxBodyBytes);
      this.#body.on('error', (error) => this.#fail(toServiceError(upstream.name, error)));
    }
    upstream.dispatch({ method: request.method, path: target, headers, body: this.#body ?? null }, this);
  };

  /** The first bytes of a body often come with the headers and leave with them. Headers that come alone do not wait. */
  readonly #flushHeaders = (): void => {
    if (!this.#hasData && !this.#isOver) this.#props.response.flushHeaders();
  };

  readonly #timeIsUp = (): void => {
    const { upstream, timeoutMs } = this.#props;
    this.#fail(new UpstreamTimeout(`${upstream.name} did not answer within ${timeoutMs} ms`));
  };

  readonly #clientLeft = (): void => {
    if (this.#isOver) return;
    const { response } = this.#props;
    this.#finish(response.writableFinished ? response.statusCode : CLIENT_CLOSED_REQUEST);
    this.#giveUp(new Error('the client has left'));
  };

  /** Answers the error, or, when an answer has begun, breaks it off: a client must never take part of an answer for all of it. */
  #fail(error: ServiceError): void {
    if (this.#isOver) return;
    const { response, next } = this.#props;
    this.#finish(error.status);
    this.#giveUp(error);
    if (this.#hasBegun || !response.headersSent) next(error);
  }

  #finish(status: number): void {
    const { request, upstream, observe } = this.#props;
    this.#isOver = true;
    clearTimeout(this.#deadline);
    observe(upstream.name, request.method, status, performance.now() - this.#startedAt);
  }

  /** Ends the call of the upstream, wherever it is. */
  #giveUp(reason: Error): void {
    this.#props.upstream.slots.leave(this.#send);
    this.#controller?.abort(reason);
    this.#body?.destroy();
  }

  #releaseSlot(): void {
    if (!this.#holdsSlot) return;
    this.#holdsSlot = false;
    this.#props.upstream.slots.release();
  }
}
