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
