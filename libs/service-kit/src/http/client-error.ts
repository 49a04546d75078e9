import { randomUUID } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { LimitedLog } from '../log/limited-log';
import type { Log } from '../log/log';
import type { OpenRequests } from './open-requests';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { REQUEST_ID_HEADER } from './request-id';

/** What Node's parser and its time limits say, and the status that means. Everything else malformed is 400. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what never becomes a request (broken framing, too large, too slow) with a problem document, and closes the connection. */
export function refuseMalformedRequests(server: Server, requests: OpenRequests, log: Log): void {
  const warnings = new LimitedLog(log, 'refused a malformed request');
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || requests.isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const status = STATUS_OF_CODE[error.code ?? ''] ?? 400;
    const requestId = randomUUID();
    warnings.warn({ status, code: error.code, request_id: requestId });
    socket.end(rawAnswer(status, requestId), () => socket.destroy());
  });
}

function rawAnswer(status: number, requestId: string): string {
  const detail = status === 400 ? 'the request is not well-formed HTTP' : (STATUS_CODES[status] ?? '');
  const body = JSON.stringify(problemOf(status, detail, requestId));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
