import { exchange, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

const post = (count: number) =>
  `POST /items HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n${'a:1\r\n'.repeat(count)}Content-Length: 7\r\n\r\n{"a":1}`;

test('reads a Content-Length that stands behind 996 headers, the last of 1,000', async () => {
  const { port } = await startShop((app) => app.post('/items', (request, response) => response.json(request.body)));

  const { status, body } = partsOf(await exchange(port, post(996)));

  expect(status).toBe(200);
  expect(body).toBe('{"a":1}');
});

test('answers more than 1,000 headers with 431, a problem document and a line in the log, and drops none', async () => {
  const { port, lines } = await startShop((app) => app.post('/items', (request, response) => response.json(request.body)));

  const { status, headers, body } = partsOf(await exchange(port, post(997)));

  expect(status).toBe(431);
  expect(JSON.parse(body)).toMatchObject({ detail: 'the request has more than 1000 headers', instance: headers['x-request-id'] });
  expect(lines).toMatchObject([{ message: 'request', status: 431, request_id: headers['x-request-id'] }]);
});
