import { rolloutPods } from './rollout-pods';

test.each([
  { max: 50, surge: 1, unavailable: 0, pods: 52 },
  { max: 3, surge: 1, unavailable: 1, pods: 6 },
  { max: 10, surge: 3, unavailable: 2, pods: 18 },
])('a rollout of $max pods, $surge more and $unavailable fewer at a time, is $pods at the worst moment', ({ pods, ...update }) => {
  expect(rolloutPods(update)).toBe(pods);
});
