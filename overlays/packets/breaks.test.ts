import type { Manifest } from 'fairlead/doctor';
import { findBreaks } from './breaks';
import type { Cell } from './cells';
import { Engine } from './engine';

const deployment = (name: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [] } } },
});

const allowPort = (name: string, app: string, ports: readonly object[]): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'], ingress: [{ ports }] },
});

test('of each kind the break that changes the fewest cells is taken, and a policy without effect never', () => {
  const objects = [
    deployment('web'),
    deployment('api'),
    allowPort('two', 'api', [{ port: 80 }, { port: 81 }]),
    allowPort('one', 'api', [{ port: 443 }]),
    allowPort('idle', 'nobody', [{ port: 80 }]),
  ];
  const engine = new Engine(objects);
  const [from, to] = ['web', 'api'].map((name, index) => ({
    name,
    address: `10.0.0.${index}`,
    podSet: engine.podSets.find(({ workload }) => workload.name === name)!,
  })) as [Cell['from'], Cell['from']];
  const cells = [80, 81, 443, 8080].map((port): Cell => ({
    from,
    to: to.name,
    address: to.address,
    protocol: 'TCP',
    port,
    ends: [{ end: to, port }],
  }));

  const breaks = findBreaks({ name: 'shop', objects, outsiders: [] }, cells, engine);

  expect(breaks.map(({ name, changed }) => ({ name, ports: changed.map(({ port }) => port) }))).toEqual([
    { name: 'deletes shop/one', ports: [443] },
    { name: 'widens shop/two', ports: [8080] },
  ]);
});
