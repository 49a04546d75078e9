import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import { eventually } from '../../testing/eventually';
import { openSocket, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';
import { countDropped } from '../metrics/dropped-requests';
import { onlyAwaited } from './awaited';
import { parseTimeLeft } from './time-left';

test.each([
  ['1', 1],
  ['2500', 2_500],
  ['007', 7],
  ['999999999', 999_999_999],
])('%s is so many milliseconds', (value, ms) => {
  expect(parseTimeLeft(value)).toBe(ms);
});

test.each([
  undefined,
  '',
  '0',
  '000',
  '-1',
  '+1',
  '1.5',
  '1e3',
  '0x10',
  ' 1',
  '1 ',
  '1, 2',
  '1s',
  '٣',
  'Infinity',
  '1000000000',
  ['1', '2'],
])('%p says nothing', (value) => {
  expect(parseTimeLeft(value)).toBeUndefined();
});

/** A shop whose work waits its turn, and what it has done. */
async function startWaitingShop(turn: (response: Response) => Promise<unknown>) {
  const done: string[] = [];
  const wait: RequestHandler = async (_request, response, next) => {
    await turn(response);
    next();
  };
  const shop = await startShop((app) => {
    app.use(
      wait,
      onlyAwaited((reason) => count(reason)),
    );
    app.use((request, response) => {
      done.push(request.url);
      response.json(Math.round(response.dueAt - (response.locals.startedAt as number)));
    });
  });
  const count = countDropped(shop.metrics);
  const dropped = async () => (await shop.metrics.registry.getSingleMetricAsString('requests_dropped_total')).split('\n').slice(2);
  return { ...shop, done, dropped };
}

const get = (url: string, timeLeft: string) => fetch(url, { headers: { 'X-Request-Timeout-Ms': timeLeft } });

test('work whose time is over when its turn comes is not begun', async () => {
  const { url, done, dropped } = await startWaitingShop(() => delay(60));

  const answer = await get(`${url}/items`, '20');

  expect([answer.status, answer.headers.get('Retry-After'), done]).toEqual([503, '1', []]);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('nothing was done') as string });
  expect(await dropped()).toEqual(['requests_dropped_total{reason="client_left"} 0', 'requests_dropped_total{reason="late"} 1']);
});

test('work whose client has left when its turn comes is not begun', async () => {
  let isWaiting = false;
  const { port, done, lines, dropped } = await startWaitingShop((response) => {
    isWaiting = true;
    return once(response, 'close');
  });

  const socket = await openSocket(port);
  socket.write('GET /items HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await eventually(() => isWaiting);
  socket.destroy();
  await eventually(async () => (await dropped()).includes('requests_dropped_total{reason="client_left"} 1'));

  expect(done).toEqual([]);
  expect(lines).toMatchObject([{ status: 499 }]);
});

test.each([
  { timeLeft: '2000', ms: 2_000 },
  // No longer than the service itself takes.
  { timeLeft: '99999', ms: 30_000 },
  { timeLeft: '1e3', ms: 30_000 },
])('a caller that says $timeLeft is worked for for $ms ms', async ({ timeLeft, ms }) => {
  const { url } = await startWaitingShop(() => delay(0));

  expect(await (await get(`${url}/items`, timeLeft)).json()).toBe(ms);
});

test('a body that does not arrive while the caller waits is 408', async () => {
  const { port, done } = await startWaitingShop(() => delay(0));
  const socket = await openSocket(port);
  const answered = new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));

  const startedAt = performance.now();
  socket.write(
    'POST /items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\nX-Request-Timeout-Ms: 100\r\n\r\n{',
  );

  expect(partsOf(await answered).status).toBe(408);
  // Without what the caller says it would be 30 s.
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(done).toEqual([]);
});
