import { checkBounds, type Round } from './bounds';

const sample = (ms: number) => ({ wallMs: ms, cpuMs: ms });
const graph = (services: number, ms: number, peakMiB: number) => ({ ...sample(ms), services, objects: 1, bytes: 1, peakMiB });

function round(synthMs: number, largeMs: number, peakMiB: number): Round {
  return { synth: sample(synthMs), cdk8sSynth: sample(1_000), small: graph(100, 500, 100), large: graph(1_000, largeMs, peakMiB) };
}

test('a ratio is the median over the rounds, so one busy moment breaks no bound', () => {
  const bounds = checkBounds([round(250, 5_000, 200), round(900, 9_000, 200), round(260, 5_100, 200)]);

  expect(bounds.map(({ measured }) => measured)).toEqual([0.26, 0.26, 10.2, 10.2, 200]);
  expect(bounds.map(({ ok }) => ok)).toEqual([true, undefined, true, undefined, true]);
});

test('each bound is broken on its own, and the clock breaks none', () => {
  const broken = (only: Round) => checkBounds([only]).flatMap(({ ok }, index) => (ok === false ? [index] : []));

  expect(broken(round(301, 5_000, 200))).toEqual([0]);
  expect(broken(round(250, 5_501, 200))).toEqual([2]);
  expect(broken(round(250, 5_000, 1_025))).toEqual([4]);
});
