import { tryTwice } from './deadline';

const away = new Error('connection reset');

test.each([
  { what: 'succeeds at once', failures: 0, runs: 1, outcome: 'done' },
  { what: 'fails once', failures: 1, runs: 2, outcome: 'done' },
  { what: 'fails twice', failures: 2, runs: 2, outcome: away },
])('runs what $what $runs times', async ({ failures, runs, outcome }) => {
  let count = 0;

  const result = await tryTwice('the store', 10_000, async () => {
    count += 1;
    if (count <= failures) throw away;
    return 'done';
  }).catch((error: unknown) => error);

  expect({ count, result }).toEqual({ count: runs, result: outcome });
});

test('what hangs is stopped at the deadline, with a word on what took too long, and not run again', async () => {
  let count = 0;
  const hang = (signal: AbortSignal) =>
    new Promise((_resolve, reject) => {
      count += 1;
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });

  await expect(tryTwice('the store', 10, hang)).rejects.toThrow('the store did not answer within 10 ms');

  expect(count).toBe(1);
});
