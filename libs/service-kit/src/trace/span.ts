import type { Attributes, Span as SdkSpan } from '@opentelemetry/api';
import { formatTraceparent } from './trace-parent';

/** Whose side of an exchange a span tells: that of who answers, of who asks, of who takes a message, or none. */
export type SpanKind = 'server' | 'client' | 'consumer' | 'internal';

/** Values by the names of OpenTelemetry's semantic conventions. */
export type SpanAttributes = Attributes;

/** What a {@link Span} is made by: the SDK, which only a service loads that traces. */
export interface SpanMaker {
  start(name: string, kind: SpanKind, attributes: SpanAttributes, parent: SdkSpan): SdkSpan;
  /** Marks it as failed. */
  markFailed(span: SdkSpan): void;
}

/**
 * A recorded part of what is done for a request: when it began and ended, what it was, and what came of it. It is passed on as an argument,
 * as nothing here knows a request by the function that is running.
 */
export class Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly #span: SdkSpan;
  readonly #maker: SpanMaker;

  constructor(span: SdkSpan, maker: SpanMaker) {
    const { traceId, spanId } = span.spanContext();
    this.traceId = traceId;
    this.spanId = spanId;
    this.#span = span;
    this.#maker = maker;
  }

  /** Header of a call that is this span. */
  get traceparent(): string {
    return formatTraceparent({ traceId: this.traceId, spanId: this.spanId, isSampled: true });
  }

  /** Begins a part of it. */
  start(name: string, kind: SpanKind, attributes: SpanAttributes = {}): Span {
    return new Span(this.#maker.start(name, kind, attributes, this.#span), this.#maker);
  }

  rename(name: string): void {
    this.#span.updateName(name);
  }

  add(attributes: SpanAttributes): void {
    this.#span.setAttributes(attributes);
  }

  /** Says that another did work for this one, whichever trace it is in. */
  link(other: Span): void {
    this.#span.addLink({ context: other.#span.spanContext() });
  }

  /** @param errorType a word out of few: a status, a code of Node's, a name of a class; never what a client sent */
  fail(errorType: string): void {
    this.#span.setAttribute('error.type', errorType);
    this.#maker.markFailed(this.#span);
  }

  end(): void {
    this.#span.end();
  }
}
