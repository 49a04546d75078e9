import type { Request, Response } from 'express';
import type { RequestOutcome } from '../metrics/metrics';

/** What a client that hung up before the end of its answer is logged as (nginx's code; never sent). */
export const CLIENT_CLOSED_REQUEST = 499;

/** Label of a request that no route matches: a client's path is never a label. */
export const UNMATCHED = 'unmatched';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Locals {
      /** When its first handler had it, by `performance.now()`. */
      startedAt?: number;
      /** Template of the matched route: `/users/:id`. */
      route?: string;
      /** Health, metrics: requests that only machinery sends. */
      isOperational?: boolean;
      /** What made the answer a 5xx. */
      failure?: unknown;
      /** Something failed after the headers had left, so that the connection was broken here. */
      isBrokenOff?: boolean;
    }
  }
}

/** What became of a request whose connection or answer has ended. */
export function outcomeOf(request: Request, response: Response): RequestOutcome {
  return {
    method: request.method,
    route: response.locals.route ?? UNMATCHED,
    status: response.writableFinished && !hasLeft(request) ? response.statusCode : brokenStatus(response.locals),
    durationMs: performance.now() - (response.locals.startedAt ?? NaN),
  };
}

/** Whether the connection ended amid the request. Node takes what is then answered, to nobody, for finished. */
function hasLeft({ destroyed, complete }: Request): boolean {
  return destroyed && !complete;
}

/** An answer ends early because its client is gone, whatever it would have been, unless it was broken off here. */
function brokenStatus({ isBrokenOff }: Response['locals']): number {
  return isBrokenOff ? 500 : CLIENT_CLOSED_REQUEST;
}
