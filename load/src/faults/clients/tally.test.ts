import { Tallying } from './tally';

const answer = (status: number, body = '{}') => ({ status, closes: false, body });

test('times are told for each status apart', () => {
  const tallying = new Tallying();

  for (let ms = 1; ms <= 200; ms += 1) tallying.add(answer(200), ms);
  tallying.add(answer(503), 7);

  expect(tallying.toTally().answers).toEqual({
    200: { count: 200, p50Ms: 100, p99Ms: 198, slowestMs: 200 },
    503: { count: 1, p50Ms: 7, p99Ms: 7, slowestMs: 7 },
  });
});

test('an id counts as received only with 200, and a failure by its reason', () => {
  const tallying = new Tallying();

  tallying.add(answer(200, '{"writes":["a","b"]}'), 1);
  tallying.add(answer(503, '{"writes":["c"]}'), 1);
  tallying.add({ failure: 'ECONNRESET' }, 1);
  tallying.add({ failure: 'ECONNRESET' }, 1);

  expect(tallying.toTally()).toMatchObject({ ids: ['a', 'b'], failures: { ECONNRESET: 2 } });
});

test('nothing was answered 200 as long as everything is refused', () => {
  const tallying = new Tallying();

  tallying.add(answer(503), 1);

  expect(tallying.toTally().firstOkMs).toBeUndefined();
});
