import type { IncomingHttpHeaders } from 'node:http';

/** Header in which a caller says how long it will wait for the answer, in milliseconds. */
export const TIME_LEFT_HEADER = 'X-Request-Timeout-Ms';

/** A whole number of milliseconds, hours at most. */
const MILLISECONDS = /^\d{1,8}$/;

/**
 * How long the caller of a request still waits for its answer, in milliseconds; Infinity where it does not say.
 *
 * @param elapsedMs since the request has come
 */
export function findTimeLeft(headers: IncomingHttpHeaders, elapsedMs: number): number {
  const given = headers[TIME_LEFT_HEADER.toLowerCase()];
  return typeof given === 'string' && MILLISECONDS.test(given) ? Number(given) - elapsedMs : Infinity;
}
