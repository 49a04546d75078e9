import { atMost, below } from '../scenario/threshold';
import { type BusyRun, describeCapacity } from './describe-capacity';

const share = (name: string, perRequestUs: number) => ({ name, perRequestUs, cores: 0 });
const p95 = (measured: number) => ({ ...atMost('p95', 2_000), measured, ok: measured <= 2_000 });

const RUN: BusyRun = {
  cores: 2,
  shares: [share('data-service', 70), share('database', 80), share('load', 220), share('all else', 30)],
  shape: { kind: 'closed', clients: 10_000, durationS: 60 },
  rate: 5_000,
  thresholds: [p95(2_500), { ...atMost('p99', 5_000), measured: 3_000, ok: true }],
};

test('clients that wait too long are told how many fit, and what all of them need', () => {
  expect(describeCapacity(RUN)).toBe(
    'A request takes 400 µs of processor time (data-service 70, database 80, load 220, all else 30), so that 2 cores made 5,000 a second; without the load they would make 11,111. ' +
      'Clients wait the longer the more they are: p95 ≤ 2,000 ms and p99 ≤ 5,000 ms fit up to 8,000 clients. ' +
      '10,000 need 6,250 a second, 2.5 cores.',
  );
});

test('of clients that fit, how many more would', () => {
  expect(describeCapacity({ ...RUN, thresholds: [p95(1_000)] })).toMatch(/fit up to 20,000 clients\.$/);
});

test('the strictest limit decides', () => {
  const thresholds = [p95(1_000), { ...atMost('p99', 5_000), measured: 10_000, ok: false }];

  expect(describeCapacity({ ...RUN, thresholds })).toContain('fit up to 5,000 clients');
});

test.each<{ what: string; change: Partial<BusyRun> }>([
  { what: 'no latency is held to anything', change: { thresholds: [{ ...below('error_rate', 0.01), measured: 0, ok: true }] } },
  { what: 'nothing was answered', change: { rate: 0 } },
  { what: 'clients ask at a rate', change: { shape: { kind: 'rate', clients: 10, durationS: 60, perSecond: 100 } } },
])('where $what there is nothing to say', ({ change }) => {
  expect(describeCapacity({ ...RUN, ...change })).toBeUndefined();
});
