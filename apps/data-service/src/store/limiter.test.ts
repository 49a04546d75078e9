import { Limiter } from './limiter';

const never = new AbortController().signal;

/** Tasks that end when they are told to. */
function createTasks(limiter: Limiter) {
  const ends: (() => void)[] = [];
  const start = (signal = never) => limiter.run(signal, () => new Promise<number>((resolve) => ends.push(() => resolve(ends.length))));
  return { ends, start };
}

const turn = () => new Promise(setImmediate);

test('no more tasks run at once than may; the next begins when one ends', async () => {
  const { ends, start } = createTasks(new Limiter(2));
  const running = [start(), start(), start()];
  await turn();
  expect(ends).toHaveLength(2);

  ends[0]?.();
  await turn();

  expect(ends).toHaveLength(3);
  ends.slice(1).forEach((end) => end());
  expect(await Promise.all(running)).toEqual([2, 3, 3]);
});

test('who gives up waiting hears of it at once, and takes no place', async () => {
  const { ends, start } = createTasks(new Limiter(1));
  const abort = new AbortController();
  void start();
  const given = start(abort.signal);
  const patient = start();

  abort.abort(new Error('too late'));
  await expect(given).rejects.toThrow('too late');
  ends[0]?.();
  await turn();

  expect(ends).toHaveLength(2);
  ends[1]?.();
  await patient;
});

test('a task that fails makes room', async () => {
  const limiter = new Limiter(1);

  await expect(limiter.run(never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');

  expect(await limiter.run(never, async () => 'next')).toBe('next');
});

test('a task that nobody waits for when its turn comes is not begun, and the next one is', async () => {
  const limiter = new Limiter(1);
  const { ends, start } = createTasks(limiter);
  let isAwaited = true;
  let begun = 0;
  void start();
  const given = limiter.run(
    never,
    async () => (begun += 1),
    () => isAwaited,
  );
  const patient = start();

  await turn();
  isAwaited = false;
  ends[0]?.();

  await expect(given).rejects.toMatchObject({ status: 503 });
  await turn();
  expect([begun, ends.length]).toEqual([0, 2]);
  ends[1]?.();
  await patient;
});
