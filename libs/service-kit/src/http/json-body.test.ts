import { gzipSync } from 'node:zlib';
import { exchange, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A shop that sends back what it read. */
function startEcho() {
  return startShop((app) => {
    app.all(['/items', '/notes'], (request, response) => response.json({ body: request.body as unknown }));
    app.patch('/items/:id', (request, response) => response.json({ body: request.body as unknown }));
    app.delete('/items/:id', (_request, response) => response.sendStatus(204));
  });
}

test.each([
  { method: 'POST', path: '/items', type: 'application/json' },
  { method: 'POST', path: '/items', type: 'application/json; charset=utf-8' },
  { method: 'POST', path: '/items', type: 'Application/JSON; Charset="UTF-8"' },
  { method: 'PATCH', path: '/items/1', type: 'application/json' },
  { method: 'PATCH', path: '/items/1', type: 'application/merge-patch+json' },
])('reads the $type of a $method', async ({ method, path, type }) => {
  const { url } = await startEcho();

  const answer = await fetch(url + path, { method, body: '{"a":"ä"}', headers: { 'Content-Type': type } });

  expect(await answer.json()).toEqual({ body: { a: 'ä' } });
});

test('skips a byte order mark', async () => {
  const { url } = await startEcho();

  const answer = await fetch(`${url}/items`, { method: 'POST', body: '\ufeff{"a":1}', headers: JSON_TYPE });

  expect(await answer.json()).toEqual({ body: { a: 1 } });
});

test.each([
  { what: 'a byte that begins nothing', bytes: [0xff] },
  { what: 'half a character', bytes: [0xc3] },
  { what: 'an overlong slash', bytes: [0xc0, 0xaf] },
  { what: 'half a surrogate pair', bytes: [0xed, 0xa0, 0x80] },
  { what: 'Latin-1', bytes: [...Buffer.from('Zoë', 'latin1')] },
])('answers $what, which is not UTF-8, with 400 instead of storing what nobody sent', async ({ bytes }) => {
  const { url } = await startEcho();
  const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}')]);

  const answer = await fetch(`${url}/items`, { method: 'POST', body, headers: JSON_TYPE });

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ title: 'Bad Request', detail: 'the body is not valid UTF-8' });
});

test.each(['{"a":', 'secret', '"text"', '1', '[1,]'])(
  'answers %s, which is no JSON object or list, with 400, and does not quote it',
  async (body) => {
    const { url } = await startEcho();

    const answer = await fetch(`${url}/items`, { method: 'POST', body, headers: JSON_TYPE });

    expect(answer.status).toBe(400);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ title: 'Bad Request', detail: 'the body is not valid JSON' });
  },
);

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/problem+json',
])('answers %s with 415 and says what it reads', async (type) => {
  const { url } = await startEcho();

  const answer = await fetch(`${url}/items`, { method: 'POST', body: '{}', headers: { 'Content-Type': type } });

  expect(answer.status).toBe(415);
  expect(answer.headers.get('Accept')).toBe('application/json');
  expect(await answer.json()).toMatchObject({
    title: 'Unsupported Media Type',
    detail: `the body is ${type}; send application/json`,
  });
});

test('answers a patch that is no merge patch with 415 and says which are read', async () => {
  const { url } = await startEcho();

  const answer = await fetch(`${url}/items/1`, { method: 'PATCH', body: '[]', headers: { 'Content-Type': 'application/json-patch+json' } });

  expect(answer.status).toBe(415);
  expect(answer.headers.get('Accept-Patch')).toBe('application/json, application/merge-patch+json');
});

test.each([
  { what: 'a body without a type', headers: {} },
  { what: 'another encoding of Unicode', headers: { 'Content-Type': 'application/json; charset=utf-16' } },
  { what: 'an unknown character set', headers: { 'Content-Type': 'application/json; charset=ebcdic' } },
  { what: 'an unknown encoding', headers: { ...JSON_TYPE, 'Content-Encoding': 'rot13' } },
])('answers $what with 415', async ({ headers }) => {
  const { url } = await startEcho();

  const answer = await fetch(`${url}/items`, { method: 'POST', body: Buffer.from('{}'), headers });

  expect(answer.status).toBe(415);
  expect(await answer.json()).toMatchObject({ title: 'Unsupported Media Type' });
});

test.each([
  { path: '/items', limit: 1024 * 1024 },
  { path: '/notes', limit: 100 },
])('reads a body of exactly the limit of $path ($limit bytes) and answers one byte more with 413', async ({ path, limit }) => {
  const { url } = await startEcho();
  const bodyOf = (bytes: number) => JSON.stringify(['x'.repeat(bytes - 4)]);
  const post = (bytes: number) => fetch(url + path, { method: 'POST', body: bodyOf(bytes), headers: JSON_TYPE });

  const fits = await post(limit);
  const over = await post(limit + 1);

  expect(fits.status).toBe(200);
  expect(over.status).toBe(413);
  expect(await over.json()).toMatchObject({ title: 'Payload Too Large', detail: `the body is larger than ${limit} bytes` });
});

test('answers a chunked body, which does not say its length, with 413 once it is over the limit', async () => {
  const { port } = await startEcho();
  const chunk = `3c\r\n${'x'.repeat(60)}\r\n`;

  const answer = await exchange(
    port,
    'POST /notes HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    chunk,
    chunk,
    '0\r\n\r\n',
  );

  expect(partsOf(answer).status).toBe(413);
});

test('counts what a compressed body unpacks to, so that a small one cannot fill the memory', async () => {
  const { url } = await startEcho();
  const bomb = gzipSync(JSON.stringify(['x'.repeat(10_000)]));

  const answer = await fetch(`${url}/notes`, { method: 'POST', body: bomb, headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } });

  expect(bomb.length).toBeLessThan(100);
  expect(answer.status).toBe(413);
});

test.each(['Content-Length: 0\r\n', ''])('a request without a body needs no type (%j)', async (header) => {
  const { port } = await startEcho();

  const answer = await exchange(port, `DELETE /items/1 HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n${header}\r\n`);

  expect(partsOf(answer).status).toBe(204);
});
