import { createServer } from 'node:http';
import { LOOPBACK } from '../../programs/loopback';
import { EXCHANGES, jsonOf } from '../exchanges';
import { readAddresses } from './addresses';

/** The service behind every gateway: answers at once, with as little work as Node allows. Anything else is answered 200 and empty. */
const ANSWERS = new Map(
  Object.values(EXCHANGES).map(({ method, upstreamPath, status, answerBytes }) => [
    `${method} ${upstreamPath}`,
    { status, body: Buffer.from(jsonOf(answerBytes)) },
  ]),
);

createServer((request, response) => {
  request.resume();
  const answer = ANSWERS.get(`${request.method} ${request.url}`);
  if (answer === undefined) response.end();
  else response.writeHead(answer.status, { 'Content-Type': 'application/json', 'Content-Length': answer.body.length }).end(answer.body);
}).listen(readAddresses().port, LOOPBACK);
