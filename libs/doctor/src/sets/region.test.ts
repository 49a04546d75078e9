import fc from 'fast-check';
import { LabelSet } from './label-set';
import { PodRegion } from './pod-region';
import { PortSet } from './port-set';
import { selector } from '../../testing/random-manifests';
import { findUncovered } from './region';

const PORTS = [1, 2, 3];
const MAPS = [{}, { a: 'x' }, { a: 'y' }, { b: 'x' }, { a: 'x', b: 'x' }, { a: 'y', b: 'y' }, { a: 'z', c: 'x' }];
const POINTS = MAPS.flatMap((namespace) => MAPS.flatMap((pod) => PORTS.map((port) => ({ namespace, pod, port }))));

const regionPorts = fc
  .record({ namespaces: selector, pods: selector, first: fc.constantFrom(...PORTS), last: fc.constantFrom(...PORTS) })
  .map(({ namespaces, pods, first, last }) => ({
    region: PodRegion.of({ namespaces: LabelSet.of(namespaces), pods: LabelSet.of(pods) }),
    ports: PortSet.of('TCP', first, last),
  }));

type RegionPorts = typeof regionPorts extends fc.Arbitrary<infer T> ? T : never;

const holds = ({ region, ports }: RegionPorts, { namespace, pod, port }: (typeof POINTS)[number]) =>
  region.matches(namespace, pod) && ports.has('TCP', port);

test('what covers leave of a patch is every pod and port of it that none of them holds', () => {
  fc.assert(
    fc.property(regionPorts, fc.array(regionPorts, { maxLength: 4 }), (whole, covers) => {
      const left = findUncovered(whole, covers);

      for (const point of POINTS) {
        const isLeft = holds(whole, point) && !covers.some((cover) => holds(cover, point));
        expect(left.some((part) => holds(part, point))).toBe(isLeft);
      }
    }),
  );
});

test('a patch is covered by several covers together', () => {
  const pods = (operator: string, ...values: readonly string[]) =>
    PodRegion.of({ namespaces: LabelSet.ALL, pods: LabelSet.of({ matchExpressions: [{ key: 'app', operator, values }] }) });
  const ports = PortSet.of('TCP', 80, 81);

  const left = findUncovered({ region: PodRegion.ALL, ports }, [
    { region: pods('In', 'a', 'b'), ports },
    { region: pods('NotIn', 'a'), ports: PortSet.of('TCP', 80) },
    { region: pods('NotIn', 'b'), ports: PortSet.of('TCP', 81) },
  ]);

  expect(left).toEqual([]);
});
