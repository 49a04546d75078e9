import { OutcomeCounter } from './outcome-counter';

const answer = (status: number, body = '{}') => ({ status, headers: {}, body });

test('times are told for each status apart', () => {
  const counter = new OutcomeCounter();

  for (let ms = 1; ms <= 200; ms += 1) counter.add(answer(200), ms);
  counter.add(answer(503), 7);

  expect(counter.toTally().answers).toEqual({
    200: { count: 200, p50Ms: 100, p99Ms: 198, slowestMs: 200 },
    503: { count: 1, p50Ms: 7, p99Ms: 7, slowestMs: 7 },
  });
});

test('an id counts as received only with 200, and a failure by its reason', () => {
  const counter = new OutcomeCounter();

  counter.add(answer(200, '{"writes":["a","b"]}'), 1);
  counter.add(answer(503, '{"writes":["c"]}'), 1);
  counter.add({ failure: 'ECONNRESET' }, 1);
  counter.add({ failure: 'ECONNRESET' }, 1);

  expect(counter.toTally()).toMatchObject({ ids: ['a', 'b'], failures: { ECONNRESET: 2 } });
});

test('nothing was answered 200 as long as everything is refused', () => {
  const counter = new OutcomeCounter();

  counter.add(answer(503), 1);

  expect(counter.toTally().firstOkMs).toBeUndefined();
});
