import { randomUUID } from 'node:crypto';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Request, Response } from 'express';
import { InvalidInput, RequestTimedOut, ServiceError } from '../errors/errors';
import { FewAtATime } from '../limits/few-at-a-time';
import { LimitedLog } from '../log/limited-log';
import type { Log } from '../log/log';
import { answerProblem } from './answer-problem';
import type { OpenRequests } from './open-requests';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { REQUEST_ID_HEADER } from './request-id';

/** Node looks for those that are too late once in `connectionsCheckingInterval`, and tells of all of them in one turn. */
const TOO_LATE = 'ERR_HTTP_REQUEST_TIMEOUT';

/** What Node's parser and its time limits say, and the status that means. Everything else malformed is 400. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  [TOO_LATE]: 408,
};

/** Bytes behind a request that said `Connection: close`: nobody reads them (RFC 9112 §9.6). */
const BEHIND_THE_LAST = 'HPE_CLOSED_CONNECTION';

/** The client has closed its side. Amid a request that means that it has left. */
const LEFT = 'HPE_INVALID_EOF_STATE';

/** How long a client that has been refused may take to read why. With bytes of it unread, closing at once would reset the connection. */
const LINGER_MS = 1_000;

/** Connections that are refused in one turn of the event loop: heads that began together are all too late together. */
const REFUSED_AT_ONCE = 16;

/** A connection to refuse, and why. */
interface Refusal {
  readonly socket: Socket;
  readonly error: NodeJS.ErrnoException;
}

/**
 * Answers what is not HTTP (broken framing, too large, too slow) with a problem document, and closes the connection: in place of the
 * request whose body it breaks, otherwise after all that came before it on its connection. A request that has its answer gets no second one,
 * which its client would take for that of the next.
 */
export function refuseMalformedRequests(server: Server, requests: OpenRequests, log: Log): void {
  const warnings = new LimitedLog(log, 'refused a malformed request');
  const refused = new WeakSet<Socket>();
  const late = new FewAtATime<Refusal>(REFUSED_AT_ONCE, refuse);

  function refuse({ socket, error: { code } }: Refusal): void {
    const status = STATUS_OF_CODE[code ?? ''] ?? 400;
    const requestId = randomUUID();
    warnings.warn({ status, code, request_id: requestId });
    requests.afterAnswers(socket, () => endWith(socket, rawAnswer(status, requestId)));
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Whatever else comes.
    if (error.code === BEHIND_THE_LAST || refused.has(socket)) return;
    refused.add(socket);
    const open = requests.unfinished(socket);
    if (!socket.writable || open?.headersSent || (open && error.code === LEFT)) {
      socket.destroy();
      return;
    }
    if (requests.isAnswered(socket)) endWith(socket);
    else if (open) refuseBody(open, STATUS_OF_CODE[error.code ?? ''] ?? 400, error);
    else if (error.code === TOO_LATE) late.add({ socket, error });
    else refuse({ socket, error });
  });
}

function endWith(socket: Socket, answer = ''): void {
  // Closed meanwhile, where the last answer said so.
  if (!socket.writable) return;
  socket.end(answer);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}

/** The request has an id and a line in the log of its own. */
function refuseBody(response: ServerResponse, status: number, cause: Error): void {
  response.shouldKeepAlive = false;
  answerProblem(bodyError(status, cause), response.req as Request, response as Response);
}

function bodyError(status: number, cause: Error): ServiceError {
  if (status === 400) return new InvalidInput('the body is not well-formed HTTP', [], cause);
  if (status === 408) return new RequestTimedOut('the request did not arrive in time', cause);
  return new ServiceError(status, STATUS_CODES[status] ?? '', { cause });
}

function rawAnswer(status: number, requestId: string): string {
  const detail = status === 400 ? 'the request is not well-formed HTTP' : (STATUS_CODES[status] ?? '');
  const body = JSON.stringify(problemOf(status, detail, requestId));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Date: ${new Date().toUTCString()}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
