import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { tryTwice } from './deadline';
import { StoreRefused } from './store/record-store';

const away = new Error('connection reset');

test.each([
  { what: 'succeeds at once', failures: 0, runs: 1, outcome: 'done' },
  { what: 'fails once', failures: 1, runs: 2, outcome: 'done' },
  { what: 'fails twice', failures: 2, runs: 2, outcome: away },
])('runs what $what $runs times', async ({ failures, runs, outcome }) => {
  let count = 0;

  const result = await tryTwice('the store', { silenceMs: 10_000 }, async () => {
    count += 1;
    if (count <= failures) throw away;
    return 'done';
  }).catch((error: unknown) => error);

  expect({ count, result }).toEqual({ count: runs, result: outcome });
});

test('what the store refuses is not run again', async () => {
  let count = 0;

  const attempt = tryTwice('the store', { silenceMs: 10_000 }, async () => {
    count += 1;
    throw new StoreRefused('not authorized');
  });

  await expect(attempt).rejects.toThrow('not authorized');
  expect(count).toBe(1);
});

const hang = (signal: AbortSignal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

test('what hangs is stopped at the deadline, with a word on what took too long, and not run again', async () => {
  let count = 0;
  const attempt = tryTwice('the store', { silenceMs: 10 }, (signal) => {
    count += 1;
    return hang(signal);
  });

  await expect(attempt).rejects.toThrow('the store did not answer within 10 ms');

  expect(count).toBe(1);
});

test('what hangs behind others that are answered is slow and not lost, up to a limit', async () => {
  const limits = { silenceMs: 10, longestMs: 50, answeredAt: () => performance.now() };

  await expect(tryTwice('the store', limits, hang)).rejects.toMatchObject({
    message: 'the store did not answer within 50 ms',
    isServerThere: true,
  });
});

test('what hangs is lost when the others are answered no more', async () => {
  const startedAt = performance.now();
  const limits = { silenceMs: 30, longestMs: 10_000, answeredAt: () => startedAt + 10 };

  await expect(tryTwice('the store', limits, hang)).rejects.toMatchObject({
    message: 'the store did not answer within 40 ms',
    isServerThere: false,
  });
});

test('an answer that came while this process was too busy to look counts', async () => {
  const echo = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer((socket) => socket.pipe(socket));
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  const [port] = (await once(echo, 'message')) as [number];
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');

  const attempt = tryTwice('the store', { silenceMs: 20 }, (signal) => {
    socket.write('done');
    return Promise.race([once(socket, 'data'), hang(signal)]);
  });
  for (const end = performance.now() + 500; performance.now() < end;);

  await expect(attempt).resolves.toEqual([Buffer.from('done')]);
  socket.destroy();
  await echo.terminate();
});
