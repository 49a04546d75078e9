import { setTimeout as delay } from 'node:timers/promises';
import type { Method } from 'fairlead/contract';
import { Pool } from 'undici';
import { Overloaded, UpstreamTimeout } from '../errors/errors';
import type { RequestTrace } from '../trace/request-trace';
import type { RawAnswer } from './call-refused';
import { type CalledRoute, endCall, failCall, startCall } from './call-span';
import { CircuitBreaker } from './circuit-breaker';
import { RecentCalls } from './recent-calls';
import { REST_AFTER_RESET_MS, takeRetry } from './retry-budget';
import { isRefused, isReset } from './upstream-errors';

/** A request as it is sent, once or twice. */
export interface SentRequest {
  readonly method: Method;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  /** Aborted when its time is over. */
  readonly signal: AbortSignal;
}

/** What is known of a request beside what is sent. */
export interface Attempt {
  /** It only reads: what may have been seen goes again. */
  readonly isSafe: boolean;
  /** It has as long as calls have: a time-out says something of the called service. */
  readonly isPatient: boolean;
  readonly onRetry: () => void;
  /** Of the request that it is made for. */
  readonly trace: RequestTrace | undefined;
  readonly template: string;
}

/** What {@link Attempts} works with. */
export interface AttemptsProps {
  readonly name: string;
  /** Such as `http://user-service:3001`. */
  readonly origin: string;
  /** Most connections. */
  readonly connections: number;
  readonly connectMs: number;
  readonly renewMs: number;
  readonly answerBytes: number;
}

/** Sends requests to one service, a second time where that is safe and within the budget, and none while the service does not answer. */
export class Attempts {
  readonly circuit: CircuitBreaker;
  readonly #recent = new RecentCalls();
  readonly #origin: URL;
  readonly #pool: Pool;
  readonly #broken: Overloaded;

  constructor({ name, origin, connections, connectMs, renewMs, answerBytes }: AttemptsProps) {
    this.circuit = new CircuitBreaker(this.#recent, () => undefined);
    this.#origin = new URL(origin);
    this.#broken = new Overloaded(`${name} does not answer, so it is not asked for now; try again`);
    this.#pool = new Pool(origin, {
      connections,
      pipelining: 1,
      connectTimeout: connectMs,
      clientTtl: renewMs,
      // Each call has a deadline of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: answerBytes,
    });
  }

  /**
   * What no connection took was never seen, so that it can go again. What was reset may have been: only a request that reads goes again.
   * Never after a time-out, when the service has too much to do already.
   */
  async send(request: SentRequest, attempt: Attempt): Promise<RawAnswer> {
    try {
      return await this.#sendTraced(request, attempt, 0);
    } catch (thrown) {
      const error = thrown as Error;
      if (!this.#mayGoAgain(error, request, attempt)) throw error;
      attempt.onRetry();
      if (!isRefused(error)) await delay(REST_AFTER_RESET_MS);
      return this.#sendTraced(request, attempt, 1);
    }
  }

  /** Ends the connections once what is under way is answered. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #mayGoAgain(error: Error, { signal }: SentRequest, { isSafe }: Attempt): boolean {
    if (signal.aborted || this.circuit.state !== 'closed') return false;
    return (isRefused(error) || (isSafe && isReset(error))) && takeRetry(this.#recent, performance.now());
  }

  /** Each try is a span, by whose id the called service hangs its own below. */
  async #sendTraced(request: SentRequest, attempt: Attempt, tries: number): Promise<RawAnswer> {
    const parent = attempt.trace?.span;
    if (parent === undefined) return this.#sendOnce(request, attempt);
    const { method, path } = request;
    const called: CalledRoute = { method, template: attempt.template, origin: this.#origin };
    const span = startCall(parent, called, path, tries);
    try {
      const answer = await this.#sendOnce({ ...request, headers: { ...request.headers, traceparent: span.traceparent } }, attempt);
      endCall(span, answer.status);
      return answer;
    } catch (error) {
      failCall(span, request.signal.aborted ? new UpstreamTimeout('time is up') : error);
      throw error;
    }
  }

  async #sendOnce(request: SentRequest, { isPatient }: Attempt): Promise<RawAnswer> {
    const call = {};
    if (!this.circuit.admits(call, performance.now())) throw this.#broken;
    this.#recent.add('calls', performance.now());
    try {
      const { statusCode, headers, body } = await this.#pool.request(request).catch((error: unknown) => {
        const isOutOfTime = request.signal.aborted;
        if (!isOutOfTime || isPatient) this.circuit.failed(call, performance.now(), isOutOfTime);
        throw error;
      });
      this.circuit.succeeded(performance.now());
      return { status: statusCode, headers, text: await body.text() };
    } finally {
      this.circuit.abandoned(call, performance.now());
    }
  }
}
