import { topologySpread } from './topology-spread';

test('spreads over zones and nodes, and never keeps a pod from being scheduled', () => {
  const constraints = topologySpread({ app: 'orders' });

  expect(constraints.map(({ topologyKey }) => topologyKey)).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
  for (const { whenUnsatisfiable } of constraints) expect(whenUnsatisfiable).toBe('ScheduleAnyway');
});
