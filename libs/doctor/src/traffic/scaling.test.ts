import type { DeclaredTraffic } from './declared-traffic';
import { denyAll, deployed, deployment, namespace, policy } from '../../testing/example-manifests';
import { LabelSet } from '../sets/label-set';
import type { Manifest } from '../read/manifest';
import { PortSet } from '../sets/port-set';
import { proveTraffic } from './prove-traffic';

const CALLS = 3;

/** Services that each call the next three and one hub, with a policy for each half. */
function servicesOf(count: number): { readonly manifests: readonly Manifest[]; readonly declared: readonly DeclaredTraffic[] } {
  const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
  const names = Array.from({ length: count }, (_, index) => `service-${index}`);
  const edges = names.flatMap((from, index) =>
    ['hub', ...Array.from({ length: CALLS }, (_, next) => names[(index + next + 1) % count] ?? '')].map((to) => ({ from, to })),
  );
  const manifests = [
    namespace('shop'),
    denyAll('shop'),
    ...[...names, 'hub'].map((name) => deployment(`shop/${name}`)),
    ...edges.flatMap(({ from, to }) => [
      policy(`shop/${from}-to-${to}`, { ...app(from), policyTypes: ['Egress'], egress: [{ to: [app(to)], ports: [{ port: 80 }] }] }),
      policy(`shop/${to}-from-${from}`, { ...app(to), policyTypes: ['Ingress'], ingress: [{ from: [app(from)], ports: [{ port: 80 }] }] }),
    ]),
  ];
  return { manifests, declared: edges.map(({ from, to }) => ({ from: deployed(`shop/${from}`), to: deployed(`shop/${to}`), port: 80 })) };
}

/** How often the proof asks whether labels match, and combines sets of ports. */
function countWork(count: number): number {
  const { manifests, declared } = servicesOf(count);
  const steps = [
    jest.spyOn(LabelSet.prototype, 'matches'),
    jest.spyOn(PortSet.prototype, 'union'),
    jest.spyOn(PortSet.prototype, 'intersect'),
    jest.spyOn(PortSet.prototype, 'subtract'),
  ];

  const { findings } = proveTraffic(manifests, declared);

  const work = steps.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  jest.restoreAllMocks();
  expect(findings).toEqual([]);
  return work;
}

test('ten times the services are about ten times the work, although all of them call one hub', () => {
  expect(countWork(1000) / countWork(100)).toBeLessThan(10.5);
});

test('pods that no policy isolates are not paired', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `shop/service-${index}`);

  const { flows } = proveTraffic(
    names.map((name) => deployment(name)),
    [],
  );

  expect(flows).toHaveLength(2 * names.length);
});
