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
  const createId = idSource();
  return (request, _response, next) => {
    const given = request.headers['x-request-id'];
    request.id = typeof given === 'string' && ACCEPTED.test(given) ? given : createId();
    next();
  };
}

/** So many ids are made at a time, each so long. */
const AT_ONCE = 128;
const LENGTH = 36;

/**
 * Makes UUIDs, each cut out of one text. `randomUUID` puts each together of twenty pieces, which V8 joins only when somebody reads them: who
 * writes, checks and logs an id would pay for that.
 */
function idSource(): () => string {
  let ids = '';
  let at = 0;
  return () => {
    if (at === ids.length) {
      ids = Array.from({ length: AT_ONCE }, () => randomUUID()).join('');
      at = 0;
    }
    const id = ids.slice(at, at + LENGTH);
    at += LENGTH;
    return id;
  };
}
