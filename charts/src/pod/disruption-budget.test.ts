import { Chart, Testing } from 'cdk8s';
import { DisruptionBudget, evictablePods } from './disruption-budget';

describe('evictablePods', () => {
  test.each([
    { minPods: 1, share: 1 / 3, evictable: 1 },
    { minPods: 3, share: 1 / 3, evictable: 1 },
    { minPods: 6, share: 1 / 3, evictable: 2 },
    { minPods: 5, share: 1, evictable: 5 },
  ])('lets $evictable of $minPods go at a share of $share', ({ minPods, share, evictable }) => {
    expect(evictablePods(minPods, share)).toBe(evictable);
  });

  test('names a count that is not whole', () => {
    expect(() => evictablePods(2.5, 1)).toThrow('minPods is 2.5; give a whole number of at least 1');
  });
});

test('a drain can always move one pod, even of a single replica', () => {
  const chart = new Chart(Testing.app(), 'chart');

  new DisruptionBudget(chart, 'budget', { name: 'user-service', podLabels: { app: 'user-service' }, minPods: 1 });

  const [budget] = Testing.synth(chart) as unknown[];
  expect(budget).toMatchObject({
    kind: 'PodDisruptionBudget',
    metadata: { name: 'user-service' },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'user-service' } } },
  });
});
