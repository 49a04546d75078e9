import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ENDPOINTS } from '../../client/endpoints';
import { LOOPBACK } from '../../programs/free-port';
import { readAtRate, SLOW_READER } from '../streams/read-at-rate';
import { zeros } from '../streams/zeros';
import { STAND_IN } from './stand-in-paths';

const { path: ROOT } = ENDPOINTS.users;
const SMALL = Buffer.from(JSON.stringify({ data: [], total: 0, next_cursor: null }));

/** Answers in the place of user-service. Who posts is read slowly, and told how many bytes came. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  if (request.method === 'POST') {
    void readAtRate(request, SLOW_READER).then((received) => response.end(JSON.stringify({ received })));
    return;
  }
  switch (pathname) {
    case ROOT + STAND_IN.large:
      // Piece by piece: one write of all of it would hold up everybody else here.
      response.setHeader('Content-Length', STAND_IN.largeBytes);
      zeros(STAND_IN.largeBytes).pipe(response);
      break;
    case ROOT + STAND_IN.download:
      zeros(Number(searchParams.get('bytes'))).pipe(response);
      break;
    default:
      request.resume();
      response.setHeader('Content-Type', 'application/json').end(SMALL);
  }
}

createServer(answer).listen(Number(process.env['PORT']), LOOPBACK);
