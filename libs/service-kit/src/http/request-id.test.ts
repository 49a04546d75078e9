import type { RequestHandler } from 'express';
import { startShop } from '../../testing/start-shop';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.each(['a', 'client-1.2_3', 'x'.repeat(128)])('takes %s, echoes it, logs it and shows it to handlers', async (id) => {
  const { url, lines } = await startShop((app) => app.get('/items', (request, response) => response.json(request.id)));

  const answer = await fetch(`${url}/items`, { headers: { 'X-Request-ID': id } });

  expect(answer.headers.get('X-Request-ID')).toBe(id);
  expect(await answer.json()).toBe(id);
  expect(lines).toMatchObject([{ request_id: id }]);
});

test.each([{ given: undefined }, { given: '' }, { given: 'x'.repeat(129) }, { given: 'a b' }, { given: '{"a":1}' }, { given: 'a, b' }])(
  'makes one instead of $given',
  async ({ given }) => {
    const { url } = await startShop((app) => app.get('/items', (request, response) => response.json(request.id)));

    const answer = await fetch(`${url}/items`, { headers: given === undefined ? {} : { 'X-Request-ID': given } });

    const made = await answer.json();
    expect(made).toMatch(UUID);
    expect(answer.headers.get('X-Request-ID')).toBe(made);
  },
);

test.each<{ what: string; answer: RequestHandler }>([
  { what: 'JSON', answer: (_request, response) => void response.json([]) },
  { what: 'JSON with an entity tag', answer: (_request, response) => void response.set('ETag', '"1"').json([]) },
  { what: 'a text', answer: (_request, response) => void response.send('text') },
  { what: 'a status', answer: (_request, response) => void response.sendStatus(204) },
  { what: 'a stream', answer: (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('text') },
  { what: 'a problem', answer: () => Promise.reject(new Error('no')) },
])('echoes it once, with $what', async ({ answer }) => {
  const { url } = await startShop((app) => app.get('/items', answer));

  const { headers } = await fetch(`${url}/items`, { headers: { 'X-Request-ID': 'find-me' } });

  expect(headers.get('X-Request-ID')).toBe('find-me');
});

test('makes another for each request', async () => {
  const { url } = await startShop();

  const answers = await Promise.all(Array.from({ length: 300 }, () => fetch(`${url}/healthz`)));

  const ids = answers.map((answer) => answer.headers.get('X-Request-ID'));
  expect(new Set(ids).size).toBe(300);
  for (const id of ids) expect(id).toMatch(UUID);
});

test('is the instance of a problem document', async () => {
  const { url } = await startShop();

  const answer = await fetch(`${url}/nowhere`, { headers: { 'X-Request-ID': 'find-me' } });

  expect(await answer.json()).toMatchObject({ status: 404, instance: 'find-me' });
});
