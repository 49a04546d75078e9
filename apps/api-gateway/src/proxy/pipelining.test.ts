import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
import { type GatewayProps, type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

const get = (path = '') => `GET /api/users${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

async function serve(props: Omit<GatewayProps, 'upstreamPort'> = {}) {
  upstream = await startUpstream((request, response) => answer(request, response));
  gateway = await startGateway({ upstreamPort: upstream.port, ...props });
}

afterEach(async () => {
  await gateway.stop();
  await upstream.close();
});

test('a GET behind a DELETE does not reach the upstream before the DELETE is answered', async () => {
  const held: ServerResponse[] = [];
  answer = (_request, response) => void held.push(response);
  await serve();

  const answers = exchange(gateway.port, `DELETE /api/users/1 HTTP/1.1\r\nHost: a\r\n\r\n${get('/1')}`, 2);
  await eventually(() => held.length === 1);
  await delay(100);
  expect(upstream.requests.map(({ method }) => method)).toEqual(['DELETE']);
  held[0]?.writeHead(204).end();
  await eventually(() => held.length === 2);
  held[1]?.writeHead(404, { 'Content-Length': 0 }).end();

  expect((await answers).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 404']);
});

test('a connection that pipelines without end takes no more turns than any other', async () => {
  answer = (_request, response) => void setTimeout(() => response.end('ok'), 10);
  await serve({ limits: { concurrent: 4, waiting: 40 } });
  const greedy = open(gateway.port).resume();
  const pump = () => {
    while (greedy.writable && greedy.write(get('/greedy').repeat(100)));
    greedy.once('drain', pump);
  };
  pump();
  await eventually(() => upstream.requests.length > 4);

  const others = await Promise.all(Array.from({ length: 37 }, () => exchange(gateway.port, get('/other'))));
  greedy.destroy();

  expect(others.filter((text) => !text.startsWith('HTTP/1.1 200'))).toEqual([]);
});

test('16 pipelined answers of 300 KB all come, whole', async () => {
  const body = 'x'.repeat(300_000);
  answer = (_request, response) => void response.setHeader('Content-Length', body.length).end(body);
  await serve();

  const text = await Promise.race([exchange(gateway.port, get().repeat(16), 16), delay(15_000, 'stuck', { ref: false })]);

  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(16);
  expect(text.match(/x{300000}/g)).toHaveLength(16);
});
