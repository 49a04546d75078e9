import type { Request, RequestHandler, Response } from 'express';
import { describeError, type Log } from '../log/log';
import { roundMs } from '../log/round-ms';
import type { Metrics, RequestOutcome } from '../metrics/metrics';
import { outcomeOf } from './request-outcome';

/** What a service's log says of a request beside what every service's does; what is undefined is left out. */
export type DescribeRequest = (request: Request, response: Response) => Readonly<Record<string, string | number | undefined>>;

/** What {@link observeRequests} works with. */
export interface ObserveRequestsProps {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'observeRequest'>;
  /** @default nothing */
  readonly describe?: DescribeRequest;
}

/** Logs and counts every request once it is answered, or its client has hung up: one listener and one clock for both. */
export function observeRequests({ log, metrics, describe }: ObserveRequestsProps): RequestHandler {
  const isEnabled = { debug: log.isDebugEnabled(), info: log.isInfoEnabled(), warn: log.isWarnEnabled(), error: log.isErrorEnabled() };

  // One listener for all: a closure each would wait with every request that waits.
  function observe(this: Response): void {
    const outcome = outcomeOf(this.req, this);
    metrics.observeRequest(outcome);
    const level = levelOf(outcome.status, this.locals.isOperational);
    if (!isEnabled[level]) return;
    const entry = entryOf(level, this.req, this, outcome);
    log.log(describe ? Object.assign(entry, describe(this.req, this)) : entry);
  }

  return (_request, response, next) => {
    response.locals.startedAt = performance.now();
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

/** The path carries no query: that is where clients put what must not be logged. */
function entryOf(level: Level, request: Request, response: Response, { method, route, status, durationMs }: RequestOutcome) {
  const { originalUrl } = request;
  const query = originalUrl.indexOf('?');
  const { failure } = response.locals;
  return {
    level,
    message: 'request',
    method,
    path: query === -1 ? originalUrl : originalUrl.slice(0, query),
    route,
    status,
    duration_ms: roundMs(durationMs),
    request_id: request.id,
    error: failure === undefined ? undefined : describeError(failure),
  };
}
