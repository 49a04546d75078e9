import { findContainersWithout, podResource } from './pod-resources';
import type { Container, PodSpec } from './pod-spec';
import { NANO } from './quantities/quantity';

const container = (memory?: string, more: Partial<Container> = {}): Container => ({
  name: 'c',
  ...(memory !== undefined && { resources: { requests: { memory } } }),
  ...more,
});
const sidecar = (memory: string) => container(memory, { restartPolicy: 'Always' });
const requested = (pod: PodSpec) => podResource(pod, 'requests', 'memory');

test.each<[string, PodSpec, bigint | undefined]>([
  ['containers add up', { containers: [container('10'), container('20')] }, 30n],
  ['a large initContainer counts alone', { containers: [container('10')], initContainers: [container('50'), container('20')] }, 50n],
  ['a small initContainer counts for nothing', { containers: [container('10')], initContainers: [container('5')] }, 10n],
  ['sidecars run beside containers', { containers: [container('10')], initContainers: [sidecar('5'), sidecar('6')] }, 21n],
  [
    'sidecars before an initContainer run beside it',
    { containers: [container('1')], initContainers: [sidecar('5'), container('20')] },
    25n,
  ],
  ['sidecars after it do not', { containers: [container('1')], initContainers: [container('20'), sidecar('5')] }, 20n],
  ['overhead comes on top', { containers: [container('10')], overhead: { memory: '3' } }, 13n],
  ['the pod speaks for its containers', { containers: [container('10')], resources: { requests: { memory: '7' } } }, 7n],
  ['a limit stands for an absent request', { containers: [{ name: 'c', resources: { limits: { memory: '9' } } }] }, 9n],
  ['what nobody says is nothing', { containers: [container()] }, undefined],
  ['one silent container counts for nothing', { containers: [container(), container('4')] }, 4n],
])('%s', (_, pod, expected) => {
  expect(requested(pod)).toBe(expected === undefined ? undefined : expected * NANO);
});

test('an absent limit is no limit', () => {
  expect(podResource({ containers: [container('10')] }, 'limits', 'memory')).toBeUndefined();
});

test('names the containers that a quota would refuse', () => {
  const pod = { containers: [container('1'), container()], initContainers: [container()] };

  expect(findContainersWithout(pod, 'requests', 'memory')).toEqual(['containers[1]', 'initContainers[0]']);
  expect(findContainersWithout({ ...pod, resources: { requests: { memory: '9' } } }, 'requests', 'memory')).toEqual([]);
});
