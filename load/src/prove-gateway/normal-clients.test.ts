import type { Tally } from '../faults/clients/tally';
import { checkUndisturbed } from './normal-clients';

/** So many answers with 200, with a p99. */
function tally(p99Ms: number, change: Partial<Tally> = {}, count = 100): Tally {
  const answers = { 200: { count, p50Ms: 1, p99Ms, slowestMs: p99Ms } };
  return { durationMs: 1_000, answers, failures: {}, unsent: 0, lateMs: 0, firstOkMs: 1, ids: [], ...change };
}

const refused = { answers: { ...tally(5).answers, 503: { count: 1, p50Ms: 1, p99Ms: 1, slowestMs: 1 } } };

test.each([
  ['as before', tally(5), [true, true]],
  ['twice as long', tally(10), [true, true]],
  ['longer', tally(10.1), [true, false]],
  ['one is refused', tally(5, refused), [false, true]],
  ['one has no answer', tally(5, { failures: { ECONNRESET: 1 } }), [false, true]],
  ['one finds no connection', tally(5, { unsent: 1 }), [false, true]],
  ['nobody is answered', tally(0, {}, 0), [true, false]],
])('%s', (_what, during, expected) => {
  expect(checkUndisturbed('attack', tally(5), during, 2).map(({ ok }) => ok)).toEqual(expected);
});

test('says what was measured', () => {
  const [, p99] = checkUndisturbed('attack', tally(5), tally(7.25), 2);

  expect(p99).toEqual({ promise: 'attack: p99 of normal clients', measured: '7.3 ms of at most 2 × 5.0 ms', ok: true });
});
