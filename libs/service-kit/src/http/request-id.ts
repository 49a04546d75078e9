import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

declare global {
  // Express's own place for such additions.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      /** Id of the request: the client's `X-Request-ID`, or one made here. */
      id: string;
    }
  }
}

/** Header that carries the id, in and out. */
export const REQUEST_ID_HEADER = 'X-Request-ID';

/** Safe in a log line, a header and a URL. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** Takes the client's request id where it is well-formed, makes one otherwise. `createExpressApp`'s answers echo it. */
export function requestId(): RequestHandler {
  return (request, _response, next) => {
    const given = request.headers['x-request-id'];
    request.id = typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
    next();
  };
}
