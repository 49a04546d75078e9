import type { Node, Pod } from './objects';
import { choosePlaces, countPods } from './places';

const node = (name: string, status = 'True'): Node => ({ metadata: { name }, status: { conditions: [{ type: 'Ready', status }] } });
const pod = (name: string, nodeName: string): Pod => ({ metadata: { name }, spec: { nodeName, containers: [] } });
const isService = ({ metadata }: Pod) => metadata.name.startsWith('web');

test('the node that is drained and lost has pods of services and no store, and the load is elsewhere', () => {
  const pods = [pod('redis-0', 'a'), pod('web-1', 'a'), pod('web-2', 'b'), pod('web-3', 'c'), pod('web-4', 'c')];

  expect(choosePlaces([node('a'), node('b'), node('c')], pods, isService)).toEqual({ victim: 'c', load: 'a' });
});

test('a node that is not ready is not chosen', () => {
  const pods = [pod('redis-0', 'a'), pod('web-1', 'b'), pod('web-2', 'c'), pod('web-3', 'c')];

  expect(choosePlaces([node('a'), node('b'), node('c', 'Unknown')], pods, isService)).toEqual({ victim: 'b', load: 'a' });
});

test('where every node has a store, none can be drained', () => {
  const pods = [pod('redis-0', 'a'), pod('mongo-0', 'b'), pod('web-1', 'a')];

  expect(() => choosePlaces([node('a'), node('b')], pods, isService)).toThrow(
    'each of 2 ready nodes has a store, so that none can be drained; a proof needs one more',
  );
});

test('a node without pods is no place to see anything', () => {
  const pods = [pod('web-1', 'a'), pod('web-2', 'a')];

  expect(countPods(pods, 'a')).toBe(2);
  expect(() => countPods(pods, 'b')).toThrow('node b has no pods, and nothing spreads them anew by itself; kubectl rollout restart ');
});
