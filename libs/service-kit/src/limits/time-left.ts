import type { RequestHandler } from 'express';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Response {
      /**
       * When whoever asked stops waiting, by `performance.now()`: after what `X-Request-Timeout-Ms` says, and after the route's `timeoutMs` at
       * the latest. `Infinity` before a route is found, and where a `stream` route was asked without that header.
       */
      dueAt: number;
    }
  }
}

/** Header in which a caller says how long it will wait for the answer, in milliseconds. */
export const TIME_LEFT_HEADER = 'X-Request-Timeout-Ms';

/** As Node names it. */
const TIME_LEFT_FIELD = TIME_LEFT_HEADER.toLowerCase();

/** Longer than any service works. What has more digits says no more than that. */
const PLAIN_NUMBER = /^\d{1,9}$/;

/**
 * Reads how long a caller waits ({@link TIME_LEFT_HEADER}), for a service that is asked by a gateway. Comes before `contractRoutes`, which
 * adds the route's own limit. A gateway itself leaves it out: clients outside do not shorten its limits.
 */
export function timeLeft(): RequestHandler {
  return (request, response, next) => {
    const ms = parseTimeLeft(request.headers[TIME_LEFT_FIELD]);
    if (ms !== undefined) response.dueAt = (response.locals.startedAt ?? performance.now()) + ms;
    next();
  };
}

/** Milliseconds; undefined for anything but one plain positive whole number: a sign, a fraction, an exponent, a list say nothing. */
export function parseTimeLeft(value: string | readonly string[] | undefined): number | undefined {
  if (typeof value !== 'string' || !PLAIN_NUMBER.test(value)) return undefined;
  return Number(value) || undefined;
}
