import { randomUUID } from 'node:crypto';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from './log';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';

/** What Node's parser and its time limits say, and the status that means. Everything else malformed is 400. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what never becomes a request (broken framing, too large, too slow) with a problem document, and closes the connection. */
export function refuseMalformedRequests(server: Server, log: Log): void {
  const answers = new WeakMap<Socket, ServerResponse>();
  server.prependListener('request', (request, response) => answers.set(request.socket, response));

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || answers.get(socket)?.headersSent) {
      socket.destroy();
      return;
    }
    const status = STATUS_OF_CODE[error.code ?? ''] ?? 400;
    log.warn('refused a malformed request', { status, code: error.code });
    socket.end(rawAnswer(status), () => socket.destroy());
  });
}

function rawAnswer(status: number): string {
  const detail = status === 400 ? 'the request is not well-formed HTTP' : (STATUS_CODES[status] ?? '');
  const body = JSON.stringify(problemOf(status, detail, randomUUID()));
  const headers = [`Content-Type: ${PROBLEM_MEDIA_TYPE}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', body].join('\r\n');
}
