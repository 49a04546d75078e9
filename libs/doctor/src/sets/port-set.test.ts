import fc from 'fast-check';
import { PortSet, PROTOCOLS } from './port-set';

const protocol = fc.constantFrom(...PROTOCOLS);
const range = fc
  .tuple(protocol, fc.integer({ min: 1, max: 12 }), fc.nat({ max: 4 }))
  .map(([of, first, span]) => PortSet.of(of, first, first + span));
const portSet = fc.array(range, { maxLength: 5 }).map((ranges) => PortSet.union(ranges));

const POINTS = PROTOCOLS.flatMap((of) => Array.from({ length: 18 }, (_, port) => [of, port] as const));

test.each([
  { name: 'union', of: (a: PortSet, b: PortSet) => a.union(b), member: (a: boolean, b: boolean) => a || b },
  { name: 'intersect', of: (a: PortSet, b: PortSet) => a.intersect(b), member: (a: boolean, b: boolean) => a && b },
  { name: 'subtract', of: (a: PortSet, b: PortSet) => a.subtract(b), member: (a: boolean, b: boolean) => a && !b },
])('$name holds port by port', ({ of, member }) => {
  fc.assert(
    fc.property(portSet, portSet, (a, b) => {
      const combined = of(a, b);

      expect(POINTS.filter(([at, port]) => combined.has(at, port))).toEqual(
        POINTS.filter(([at, port]) => member(a.has(at, port), b.has(at, port))),
      );
    }),
  );
});

test('equal sets are written the same, however they came about', () => {
  fc.assert(
    fc.property(portSet, portSet, (a, b) => {
      expect(a.subtract(b).union(a.intersect(b)).toString()).toBe(a.toString());
      expect(a.union(b).toString()).toBe(b.union(a).toString());
    }),
  );
});

test('a set contains another exactly when nothing is left of it', () => {
  fc.assert(
    fc.property(portSet, portSet, (a, b) => {
      expect(a.contains(b)).toBe(POINTS.every(([at, port]) => !b.has(at, port) || a.has(at, port)));
    }),
  );
});

test.each([
  { ports: PortSet.NONE, text: 'no port' },
  { ports: PortSet.ALL, text: 'every port' },
  { ports: PortSet.every('UDP'), text: 'every UDP port' },
  { ports: PortSet.of('UDP', 53).union(PortSet.of('TCP', 53)), text: 'TCP 53, UDP 53' },
  { ports: PortSet.of('TCP', 80).union(PortSet.of('TCP', 81)), text: 'TCP 80-81' },
  { ports: PortSet.ALL.subtract(PortSet.of('SCTP', 1)), text: 'every TCP port, every UDP port, SCTP 2-65535' },
  { ports: PortSet.of('TCP', 65_000, 70_000), text: 'TCP 65000-65535' },
  { ports: PortSet.of('TCP', 5, 4), text: 'no port' },
])('writes $text', ({ ports, text }) => {
  expect(ports.toString()).toBe(text);
});
