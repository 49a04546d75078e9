import { reduceArrows } from './reduce-arrows';

/** `a>b a>c` and back, sorted. */
const reduce = (arrows: string) => {
  const pairs = arrows.split(' ').map((arrow) => arrow.split('>') as [string, string]);
  const targetsOf = (from: string) => new Set(pairs.filter(([source]) => source === from).map(([, to]) => to));
  const reduced = reduceArrows(new Map(pairs.map(([from]) => [from, targetsOf(from)])));
  return [...reduced]
    .flatMap(([from, targets]) => [...targets].map((to) => `${from}>${to}`))
    .sort()
    .join(' ');
};

test.each([
  { arrows: 'a>b b>c', reduced: 'a>b b>c' },
  { arrows: 'a>b a>c b>c', reduced: 'a>b b>c' },
  { arrows: 'a>b a>d b>c c>d', reduced: 'a>b b>c c>d' },
  { arrows: 'a>b a>c b>d c>d', reduced: 'a>b a>c b>d c>d' },
])('of $arrows it is enough to show $reduced', ({ arrows, reduced }) => {
  expect(reduce(arrows)).toBe(reduced);
});
