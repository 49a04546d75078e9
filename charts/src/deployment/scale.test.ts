import { autoscale, checkScale, minPods, replicas, type Scale } from './scale';

test('an autoscaler starts at its minimum, a fixed count at itself', () => {
  expect(minPods(autoscale({ min: 3, max: 10, cpu: 70 }))).toBe(3);
  expect(minPods(replicas(2))).toBe(2);
});

test.each([
  [replicas(0), 'replicas is 0, which is no number of pods; give a whole number of at least 1'],
  [replicas(1.5), 'replicas is 1.5, which is no number of pods; give a whole number of at least 1'],
  [
    autoscale({ min: 5, max: 3, cpu: 70 }),
    'minReplicas (5) exceeds maxReplicas (3), so Kubernetes rejects the autoscaler; lower minReplicas or raise maxReplicas',
  ],
  [autoscale({ min: 1, max: 3, cpu: 0 }), 'cpu is 0, which no pod can be steered to; give a whole percentage of the request from 1 to 100'],
  [autoscale({ min: 0, max: 3, cpu: 70 }), 'minReplicas is 0, which is no number of pods; give a whole number of at least 1'],
])('refuses %j', (scale, fault) => {
  expect(() => checkScale('prod/orders', scale)).toThrow(`prod/orders: ${fault}`);
});

test('names every bad number at once', () => {
  expect(() => checkScale('prod/orders', autoscale({ min: 0, max: -1, cpu: 101 }))).toThrow(
    /minReplicas is 0.*\n.*maxReplicas is -1.*\n.*exceeds.*\n.*cpu is 101/,
  );
});

test('a fixed count and an autoscaler together do not compile', () => {
  // @ts-expect-error one or the other
  const both: Scale = { kind: 'replicas', replicas: 3, min: 3, max: 10, cpu: 70 };

  expect(both).toBeDefined();
});
