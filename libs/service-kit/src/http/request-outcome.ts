import type { Request, Response } from 'express';
import type { RequestOutcome } from '../metrics/metrics';

/** What a client that hung up before the end of its answer is logged as (nginx's code; never sent). */
export const CLIENT_CLOSED_REQUEST = 499;

/** Label of a request that no route matches: a client's path is never a label. */
const UNMATCHED = 'unmatched';

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
    }
  }
}

/** What became of a request whose connection or answer has ended. */
export function outcomeOf(request: Request, response: Response): RequestOutcome {
  return {
    method: request.method,
    route: response.locals.route ?? UNMATCHED,
    status: response.writableFinished ? response.statusCode : brokenStatus(response),
    durationMs: performance.now() - (response.locals.startedAt ?? NaN),
  };
}

/** An answer ends early because its client is gone, unless something failed here after its headers had left. */
function brokenStatus({ locals }: Response): number {
  return locals.failure === undefined ? CLIENT_CLOSED_REQUEST : 500;
}
