import { assert, integer, property, record } from 'fast-check';
import { mostPodsSeen } from '../../testing/simulated-rollout';
import { countRolloutPods, type Rollout } from './rollout-pods';

const unpaced: Rollout = {
  max: 20,
  surge: 1,
  unavailable: 0,
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
  gracePeriodSeconds: 40,
  scaledDown: 0,
};
const paced = { ...unpaced, minReadySeconds: 40 };

test.each<[string, Rollout, number, string]>([
  ['a Deployment waits for no pod that terminates (measured)', unpaced, 40, '(20 old + 20 new)'],
  ['one replica is one old and one new', { ...unpaced, max: 1 }, 2, '(1 old + 1 new)'],
  ['a paced one has a step of new pods and a step of old ones', { ...paced, max: 50, surge: 5 }, 60, '(50 + 5 new + 5 leaving)'],
  ['those that may be missing leave too', { ...paced, surge: 2, unavailable: 3 }, 27, '(20 + 2 new + 5 leaving)'],
  ['a paced one has never more than all old and all new', { ...paced, max: 1 }, 2, '(1 old + 1 new)'],
  ['a second too short paces nothing', { ...paced, minReadySeconds: 39 }, 40, '(20 old + 20 new)'],
  ['a deadline that comes first ends the pace', { ...paced, progressDeadlineSeconds: 40 }, 40, '(20 old + 20 new)'],
  ['an autoscaler adds what it took away', { ...paced, scaledDown: 1 }, 23, '(20 + 1 new + 1 leaving + 1 scaled down)'],
  ['to an unpaced one too', { ...unpaced, scaledDown: 3 }, 43, '(20 old + 20 new + 3 scaled down)'],
  ['none stays none', { ...unpaced, max: 0 }, 0, '0'],
])('%s', (_, rollout, pods, arithmetic) => {
  expect(countRolloutPods(rollout)).toEqual({ pods, arithmetic });
});

const anyRollout = record({
  max: integer({ min: 1, max: 12 }),
  surge: integer({ min: 1, max: 5 }),
  unavailable: integer({ min: 0, max: 3 }),
  minReadySeconds: integer({ min: 0, max: 12 }),
  progressDeadlineSeconds: integer({ min: 1, max: 600 }),
  gracePeriodSeconds: integer({ min: 1, max: 8 }),
  scaledDown: integer({ min: 0, max: 4 }),
}).map((rollout) => ({ ...rollout, unavailable: Math.min(rollout.unavailable, rollout.max) }));

const anyTiming = record({
  slowestStartSeconds: integer({ min: 0, max: 9 }),
  scaledDownAt: integer({ min: 0, max: 60 }),
  seed: integer(),
});

test('no rollout has more pods at once than are counted, however long pods take to start', () => {
  assert(
    property(anyRollout, anyTiming, (rollout, timing) => {
      expect(mostPodsSeen(rollout, timing)).toBeLessThanOrEqual(countRolloutPods(rollout).pods);
    }),
    { numRuns: 200 * propertyRuns },
  );
});

test.each([
  ['an unpaced one whose pods are ready at once', unpaced],
  ['a paced one', { ...paced, max: 50, surge: 5 }],
  ['one that is scaled down and up again as its first pods leave', { ...paced, scaledDown: 2 }],
])('%s does have as many', (_, rollout) => {
  expect(mostPodsSeen(rollout, { slowestStartSeconds: 0, scaledDownAt: 40, seed: 1 })).toBe(countRolloutPods(rollout).pods);
});
