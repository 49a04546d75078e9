import { checkBounds, type Round } from './bounds';

const sample = (ms: number) => ({ wallMs: ms, cpuMs: ms });

const round = (changed: Partial<Round> = {}): Round => ({
  node: sample(50),
  small: sample(120),
  doctor: sample(300),
  first: sample(400),
  large: sample(2_500),
  kubeScore: sample(200),
  peakMiB: 100,
  ...changed,
});

test('a ratio is the median over the rounds, so one busy moment breaks no bound', () => {
  const bounds = checkBounds([round(), round({ doctor: sample(2_000) }), round()]);

  expect(bounds.map(({ measured }) => measured)).toEqual([1.5, 2.4, 2_500 / 300, 100]);
  expect(bounds.every(({ ok }) => ok)).toBe(true);
});

test('the share of kube-score may be another one', () => {
  expect(checkBounds([round({ doctor: sample(400) })], 2.5).every(({ ok }) => ok)).toBe(true);
});

test.each([
  { what: 'a slow doctor', changed: { doctor: sample(321) }, broken: 0 },
  { what: 'a slow start', changed: { small: sample(151) }, broken: 1 },
  { what: 'time that grows faster than objects', changed: { large: sample(3_301) }, broken: 2 },
  { what: 'memory', changed: { peakMiB: 301 }, broken: 3 },
])('$what breaks its bound alone', ({ changed, broken }) => {
  expect(checkBounds([round(changed)]).flatMap(({ ok }, index) => (ok ? [] : [index]))).toEqual([broken]);
});
