import { shareProcessors, type SharedMachine } from './share-processors';

const used = (avg: number) => ({ min: 0, avg, max: avg });

const RUN: SharedMachine = {
  machine: { cores: 2, busyCores: used(1.9), generatorCores: 1, databaseCores: 0.4 },
  services: [{ name: 'data-service', cpuCores: used(0.3) }],
  isLocal: true,
  rate: 4_000,
};

test('what nobody is known to have used is all else', () => {
  const shares = shareProcessors(RUN);

  expect(shares.map(({ name }) => name)).toEqual(['data-service', 'database', 'load', 'all else']);
  expect(shares.map(({ perRequestUs }) => Math.round(perRequestUs))).toEqual([75, 100, 250, 50]);
});

test.each([
  { what: 'a database that is not known', change: { machine: { cores: 2, busyCores: used(1.9), generatorCores: 1 } }, rest: 0.6 },
  { what: 'services of another machine', change: { isLocal: false }, rest: 0.5 },
  { what: 'clocks that differ', change: { services: [{ name: 'data-service', cpuCores: used(0.8) }] }, rest: 0 },
])('$what leaves $rest cores', ({ change, rest }) => {
  expect(shareProcessors({ ...RUN, ...change }).at(-1)?.cores).toBeCloseTo(rest);
});

test('where no machine can be watched, the rest is not known', () => {
  const shares = shareProcessors({ ...RUN, machine: { cores: 2, generatorCores: 1 } });

  expect(shares.map(({ name }) => name)).toEqual(['data-service', 'load']);
});

test('without a request, none took anything', () => {
  expect(shareProcessors({ ...RUN, rate: 0 }).map(({ perRequestUs }) => perRequestUs)).toEqual([0, 0, 0, 0]);
});
