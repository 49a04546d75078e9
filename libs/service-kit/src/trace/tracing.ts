import type { IncomingHttpHeaders } from 'node:http';
import { RecordedTrace, type RequestTrace, UnrecordedTrace } from './request-trace';
import type { Sampler } from './sampler';
import type { Sdk } from './sdk';
import { Span, type SpanAttributes } from './span';
import type { TraceIds } from './trace-ids';
import { parseTraceparent } from './trace-parent';

/** Longest that a stop waits for the last spans to leave, in milliseconds. */
const FLUSH_MS = 2_000;

/** A request that may be part of a trace. */
export interface TracedRequest {
  readonly headers: IncomingHttpHeaders;
}

/** What a span says from the beginning. */
export interface SpanDescription {
  readonly name: string;
  readonly attributes: SpanAttributes;
}

/** A piece of work that no request waits for: a message of a queue, a run of a job. */
export interface Work {
  /** One out of few, such as `send mail`; never what is in a message. */
  readonly name: string;

  /**
   * `traceparent` of whoever asked for it, as it came with a message: the work is part of that trace, and recorded where that is.
   *
   * @default a trace of its own
   */
  readonly traceparent?: string | undefined;

  /**
   * What else the span says from the beginning.
   *
   * @default nothing
   */
  readonly attributes?: SpanAttributes;
}

/** The traces of a service. Spans are sent in the background, and nothing waits for them until the service stops. */
export class Tracing {
  readonly #sdk: Sdk;
  readonly #sampler: Sampler;
  readonly #ids: TraceIds;
  /** Of every request that begins its trace here and is not recorded: they differ in the ids that they give out alone. */
  readonly #unrecorded: UnrecordedTrace;

  constructor(sdk: Sdk, sampler: Sampler, ids: TraceIds) {
    this.#sdk = sdk;
    this.#sampler = sampler;
    this.#ids = ids;
    this.#unrecorded = new UnrecordedTrace(undefined, undefined, ids);
  }

  /**
   * Where a request is in its trace: that of its `traceparent`, or a new one.
   *
   * @param isTrusted whether its peer's word is taken on what is recorded
   * @param describe what the span says from the beginning, asked only where there is one
   */
  begin<Request extends TracedRequest>(
    request: Request,
    isTrusted: (request: Request) => boolean,
    describe: (request: Request) => SpanDescription,
  ): RequestTrace {
    const { headers } = request;
    const parent = parseTraceparent(headers.traceparent);
    const isRecorded = this.#sampler(parent !== undefined && isTrusted(request) ? parent : undefined);
    if (parent === undefined && !isRecorded) return this.#unrecorded;
    const tracestate = parent === undefined ? undefined : textOf(headers.tracestate);
    if (!isRecorded) return new UnrecordedTrace(parent, tracestate, this.#ids);
    const { name, attributes } = describe(request);
    return new RecordedTrace(new Span(this.#sdk.begin(name, 'server', attributes, parent), this.#sdk), tracestate);
  }

  /** Where a piece of work is in its trace: that of who asked for it, whose word on what is recorded is taken, or a new one. */
  beginWork({ name, traceparent, attributes = {} }: Work): RequestTrace {
    const parent = parseTraceparent(traceparent);
    if (!this.#sampler(parent)) return parent === undefined ? this.#unrecorded : new UnrecordedTrace(parent, undefined, this.#ids);
    const kind = parent === undefined ? 'internal' : 'consumer';
    return new RecordedTrace(new Span(this.#sdk.begin(name, kind, attributes, parent), this.#sdk), undefined);
  }

  /** Sends what has ended: within two seconds, and until the deadline at most. It never rejects, as nobody's request depends on it. */
  async close(deadline: AbortSignal): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadline.aborted ? 0 : FLUSH_MS);
      deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([this.#sdk.close(), late]);
    clearTimeout(timer);
    this.#sdk.giveUp();
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
