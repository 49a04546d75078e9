import { singleFlight } from './single-flight';

test('callers at the same time share one run, a later one gets its own', async () => {
  let runs = 0;
  const count = singleFlight(async () => (runs += 1));

  const together = await Promise.all([count(), count(), count()]);
  const later = await count();

  expect([together, later]).toEqual([[1, 1, 1], 2]);
});

test('a failed run fails all who share it, and is forgotten', async () => {
  let runs = 0;
  const failOnce = singleFlight(async () => {
    runs += 1;
    if (runs === 1) throw new Error('away');
    return runs;
  });

  const together = await Promise.allSettled([failOnce(), failOnce()]);

  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await failOnce()).toBe(2);
});

test('a run is awaited as long as one of its callers waits', async () => {
  const asked: (() => boolean)[] = [];
  const run = singleFlight((isAwaited) => {
    asked.push(isAwaited);
    return new Promise<void>(() => undefined);
  });
  const [first, second] = [0, 1].map(() => ({ destroyed: false, dueAt: Infinity })) as [
    { destroyed: boolean; dueAt: number },
    { destroyed: boolean; dueAt: number },
  ];
  void run(first);
  void run(second);
  const isAwaited = asked[0] as () => boolean;

  first.destroyed = true;
  const withOne = isAwaited();
  second.dueAt = performance.now();

  expect([asked.length, withOne, isAwaited()]).toEqual([1, true, false]);
});

test('who gives no caller waits', () => {
  const asked: (() => boolean)[] = [];
  const run = singleFlight(async (isAwaited) => void asked.push(isAwaited));

  void run({ destroyed: true, dueAt: Infinity });
  void run();

  expect(asked[0]?.()).toBe(true);
});
