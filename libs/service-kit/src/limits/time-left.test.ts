import { findTimeLeft } from './time-left';

test.each([
  { given: '5000', elapsedMs: 0, leftMs: 5_000 },
  { given: '5000', elapsedMs: 1_500, leftMs: 3_500 },
  { given: '100', elapsedMs: 300, leftMs: -200 },
  { given: undefined, elapsedMs: 300, leftMs: Infinity },
  { given: '', elapsedMs: 0, leftMs: Infinity },
  { given: '-1', elapsedMs: 0, leftMs: Infinity },
  { given: '1e9', elapsedMs: 0, leftMs: Infinity },
  { given: '999999999', elapsedMs: 0, leftMs: Infinity },
])('of a caller that waits $given ms, $leftMs are left after $elapsedMs', ({ given, elapsedMs, leftMs }) => {
  expect(findTimeLeft({ 'x-request-timeout-ms': given }, elapsedMs)).toBe(leftMs);
});
