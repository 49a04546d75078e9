import type { Span } from '@fairlead/service-kit';
import { endCall, failCall, startCall } from '@fairlead/service-kit/calls';
import type { SentTrace } from './request-headers';

/** Where it is sent to. */
export interface TriedRoute {
  readonly upstream: { readonly url: URL };
  /** Path of the upstream's route, as its contract has it. */
  readonly template: string;
}

/** What is sent. */
export interface TriedRequest {
  readonly method: string;
  /** Path and query of the upstream. */
  readonly target: string;
  /** How often it was sent before. */
  readonly retries: number;
}

/** One try to have a recorded request answered by an upstream: a span of its own, by whose id the upstream hangs its own below. */
export class Try implements SentTrace {
  readonly traceparent: string;
  readonly tracestate: string | undefined;
  readonly #span: Span;
  #status: number | undefined;

  constructor(parent: Span, tracestate: string | undefined, { upstream, template }: TriedRoute, { method, target, retries }: TriedRequest) {
    this.#span = startCall(parent, { method, template, origin: upstream.url }, target, retries);
    this.traceparent = this.#span.traceparent;
    this.tracestate = tracestate;
  }

  /** The answer has begun. */
  answered(status: number): void {
    this.#status = status;
  }

  end(): void {
    endCall(this.#span, this.#status ?? 0);
  }

  fail(error: Error): void {
    failCall(this.#span, error, this.#status);
  }
}
