import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOOPBACK } from '../src/programs/loopback';
import { STAND_IN } from '../src/prove-gateway/programs/stand-in-paths';

/** Requests at a time; any other is refused. */
const SLOTS = Number(process.env['SLOTS'] ?? 8);

/** How long each takes, in milliseconds. */
const WORK_MS = 5;

let busy = 0;

/**
 * A server that makes the mistakes which gateways make: a request has its place as soon as its head is there, a connection may have as many as
 * it likes, and an answer waits in memory for whoever reads it.
 */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  if (pathname.startsWith('/health')) {
    response.end('{}');
    return;
  }
  if (pathname.endsWith(STAND_IN.download)) {
    response.end(Buffer.alloc(Number(searchParams.get('bytes')), 1));
    return;
  }
  if (busy >= SLOTS) {
    response.writeHead(503).end();
    return;
  }
  busy += 1;
  response.once('close', () => (busy -= 1));
  request.resume().once('end', () => setTimeout(() => response.end('{}'), WORK_MS));
}

createServer(answer).listen(Number(process.env['PORT']), LOOPBACK);
