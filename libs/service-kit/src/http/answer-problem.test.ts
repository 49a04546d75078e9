import { z } from 'zod';
import { Conflict, Overloaded } from '../errors/errors';
import { parse } from './parse';
import { startShop } from '../../testing/start-shop';

/** A shop whose `/items` fails so. */
function startFailing(fail: () => unknown) {
  return startShop((app) => {
    app.all('/items', async () => {
      await Promise.resolve();
      fail();
    });
  });
}

test('answers invalid input with 400 and every fault', async () => {
  const item = z.object({ name: z.string('must be text'), size: z.number('must be a number') });
  const { url } = await startFailing(() => parse(item, { size: 'big' }));

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(400);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'name must be text; size must be a number',
    message: 'name must be text; size must be a number',
    instance: answer.headers.get('X-Request-ID'),
    errors: [
      { path: 'name', message: 'must be text' },
      { path: 'size', message: 'must be a number' },
    ],
  });
});

test('says what a handler refuses, and keeps its cause to itself', async () => {
  const { url, texts } = await startFailing(() => {
    throw new Conflict('the e-mail is taken', new Error('index users:email'));
  });

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(409);
  expect(await answer.text()).not.toContain('index');
  // The client's mistake: nothing that an operator must look into.
  expect(texts.join()).not.toContain('index');
});

test('answers an overload with 503 and Retry-After', async () => {
  const { url } = await startFailing(() => {
    throw new Overloaded('the queue is full', undefined, 3);
  });

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('3');
  expect(await answer.json()).toMatchObject({ title: 'Service Unavailable', detail: 'the queue is full' });
});

test.each([
  { what: 'an unknown error', thrown: new Error('password is hunter2') },
  { what: 'an error with a status of its own', thrown: Object.assign(new Error('hunter2'), { status: 502 }) },
  { what: 'something that is no error', thrown: 'hunter2' },
])('answers $what with a plain 500, whose cause is only logged', async ({ thrown }) => {
  const { url, lines } = await startFailing(() => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a careless library may do
    throw thrown;
  });

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'something went wrong here; the log has the cause under this request id',
    message: 'something went wrong here; the log has the cause under this request id',
    instance: answer.headers.get('X-Request-ID'),
  });
  expect(lines).toMatchObject([
    { level: 'error', status: 500, request_id: answer.headers.get('X-Request-ID'), error: expect.stringContaining('hunter2') as string },
  ]);
});
