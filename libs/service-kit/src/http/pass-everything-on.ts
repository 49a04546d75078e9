import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { messageClasses } from './express-app';
import { hasBody } from '../protocol/has-body';
import type { OpenRequests } from './open-requests';

/**
 * Passes to the application what Node would answer by itself, bare, or not at all: expectations and `CONNECT`. So every answer has a
 * request id, a problem document and a line in the log.
 */
export function passEverythingOn(server: Server, requests: OpenRequests, { ServerResponse }: ReturnType<typeof messageClasses>): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));

  server.on('checkContinue', (request, response) => {
    if (hasBody(request)) continueWhenRead(request, response);
    server.emit('request', request, response);
  });

  server.on('connect', (request, stream) => {
    const socket = stream as Socket;
    // Node has let go of the connection.
    socket.on('error', () => socket.destroy());
    requests.afterAnswers(socket, () => {
      const response = new ServerResponse(request);
      response.shouldKeepAlive = false;
      response.assignSocket(socket);
      response.once('finish', () => socket.destroySoon());
      server.emit('request', request, response);
    });
  });
}

/**
 * Says `100 Continue` when somebody wants the body, and not before: a client that waits for it must get its 404 or 413 instead (RFC 9110
 * §10.1.1). Having got that, it may send the body or not; where its next request would begin is then in doubt, so the connection ends.
 */
function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const { shouldKeepAlive } = response;
  const read = request.read.bind(request);
  response.shouldKeepAlive = false;
  // Whoever wants a stream's data, by whatever way, comes by here.
  request.read = function (size) {
    this.read = read;
    if (!response.headersSent) {
      response.shouldKeepAlive = shouldKeepAlive;
      response.writeContinue();
    }
    return read(size) as unknown;
  };
}
