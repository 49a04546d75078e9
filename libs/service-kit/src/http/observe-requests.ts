import type { Request, RequestHandler, Response } from 'express';
import { formatMs, quote } from '../log/json-text';
import { describeError, type Log, writeLine } from '../log/log';
import type { Metrics, RequestOutcome } from '../metrics/metrics';
import type { Tracing } from '../trace/tracing';
import { outcomeOf } from './request-outcome';
import { beginTrace, endSpan } from './server-span';

/** What a service's log says of a request beside what every service's does: fields of JSON, each with a comma before it. */
export type DescribeRequest = (request: Request, response: Response) => string;

/** What {@link observeRequests} works with. */
export interface ObserveRequestsProps {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'observeRequest'>;
  /** @default nothing */
  readonly describe?: DescribeRequest;
  /** @default nothing is traced */
  readonly tracing?: Tracing | undefined;
  /**
   * Whether the word of a request's peer is taken on what is traced.
   *
   * @default of each: a service inside is only asked by those that its policies let in
   */
  readonly trustsTraceOf?: (request: Request) => boolean;
}

/** Logs, counts and traces every request once it is answered, or its client has hung up: one listener and one clock for all. */
export function observeRequests(props: ObserveRequestsProps): RequestHandler {
  const { log, metrics, describe, tracing, trustsTraceOf = () => true } = props;
  const isEnabled = { debug: log.isDebugEnabled(), info: log.isInfoEnabled(), warn: log.isWarnEnabled(), error: log.isErrorEnabled() };

  // One listener for all: a closure each would wait with every request that waits.
  function observe(this: Response): void {
    const outcome = outcomeOf(this.req, this);
    const span = this.trace?.span;
    if (span !== undefined) endSpan(span, this.req, outcome);
    metrics.observeRequest(outcome, span);
    const level = levelOf(outcome.status, this.locals.isOperational);
    if (!isEnabled[level]) return;
    const fields = fieldsOf(this.req, this, outcome);
    writeLine(log, level, 'request', describe === undefined ? fields : fields + describe(this.req, this));
  }

  return (request, response, next) => {
    response.locals.startedAt = performance.now();
    if (tracing !== undefined) response.trace = beginTrace(tracing, request, trustsTraceOf);
    response.on('close', observe);
    next();
  };
}

type Level = 'debug' | 'info' | 'warn' | 'error';

function levelOf(status: number, isOperational = false): Level {
  if (isOperational) return 'debug';
  if (status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}

/**
 * Fields of JSON in one pass: an object and its keys would cost as much again for each request. The path carries no query: that is where
 * clients put what must not be logged. Methods and ids hold nothing that JSON would write in another way.
 */
function fieldsOf(request: Request, response: Response, { method, route, status, durationMs }: RequestOutcome): string {
  const { originalUrl } = request;
  const query = originalUrl.indexOf('?');
  const path = quote(query === -1 ? originalUrl : originalUrl.slice(0, query));
  const { failure } = response.locals;
  const span = response.trace?.span;
  const trace = span === undefined ? '' : `,"trace_id":"${span.traceId}","span_id":"${span.spanId}"`;
  const error = failure === undefined ? '' : `,"error":${quote(describeError(failure))}`;
  return `,"method":"${method}","path":${path},"route":${quote(route)},"status":${status},"duration_ms":${formatMs(durationMs)},"request_id":"${request.id}"${trace}${error}`;
}
