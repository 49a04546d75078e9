import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ENDPOINTS } from '../../client/endpoints';
import { LOOPBACK } from '../../programs/loopback';
import { readAtRate, SLOW_READER } from '../streams/read-at-rate';
import { zeros } from '../streams/zeros';
import { STAND_IN } from './stand-in-paths';

const { path: ROOT } = ENDPOINTS.users;
const SMALL = Buffer.from(JSON.stringify({ data: [], total: 0, next_cursor: null }));

/** So fast does a large answer come, in bytes a second: all at once would hold up everybody else here, before the gateway has any of it. */
const LARGE_RATE = 4 * 1024 ** 2;

/** Answers in the place of user-service. Who posts is read slowly, and told how many bytes came. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  if (request.method === 'POST') {
    void readAtRate(request, SLOW_READER).then((received) => response.end(JSON.stringify({ received })));
    return;
  }
  switch (pathname) {
    case ROOT + STAND_IN.large:
      response.setHeader('Content-Length', STAND_IN.largeBytes);
      zeros(STAND_IN.largeBytes, LARGE_RATE).pipe(response);
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
