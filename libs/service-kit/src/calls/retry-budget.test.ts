import { RecentCalls } from './recent-calls';
import { takeRetry } from './retry-budget';

test.each([
  { calls: 0, allowed: 10 },
  { calls: 100, allowed: 10 },
  { calls: 1_000, allowed: 100 },
])('of $calls calls $allowed may be second tries', ({ calls, allowed }) => {
  const recent = new RecentCalls();
  for (let count = 0; count < calls; count++) recent.add('calls', 1_000);

  const taken = Array.from({ length: calls + 20 }, () => takeRetry(recent, 1_000)).filter(Boolean);

  expect(taken).toHaveLength(allowed);
});
