import { findMoments, findTicks, formatMoment } from './ticks';

test.each([
  { max: 0, ticks: [0, 1] },
  { max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  { max: 3.2, ticks: [0, 1, 2, 3, 4] },
  { max: 1_180, ticks: [0, 500, 1_000, 1_500] },
  { max: 0.26, ticks: [0, 0.1, 0.2, 0.3] },
])('up to $max: $ticks', ({ max, ticks }) => {
  expect(findTicks(max)).toEqual(ticks);
});

test.each([
  { lastS: 12, labels: ['0 s', '2 s', '4 s', '6 s', '8 s', '10 s', '12 s'] },
  { lastS: 780, labels: ['0:00', '2:00', '4:00', '6:00', '8:00', '10:00', '12:00'] },
  { lastS: 7_300, labels: ['0:00', '30:00', '1:00:00', '1:30:00', '2:00:00'] },
])('a run of $lastS s has the moments $labels', ({ lastS, labels }) => {
  expect(findMoments(lastS).map((moment) => formatMoment(moment, lastS))).toEqual(labels);
});
