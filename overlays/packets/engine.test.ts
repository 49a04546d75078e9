import type { Manifest } from 'fairlead/doctor';
import type { End } from './end';
import { Engine } from './engine';

const deployment = (name: string): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [{ ports: [{ name: 'http', containerPort: 80 }] }] } } },
});

const policy = (spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'policy', namespace: 'shop' },
  spec,
});

const STRANGER: End = {
  name: 'elsewhere/stranger',
  address: '10.0.3.1',
  outsider: { namespaceLabels: { 'kubernetes.io/metadata.name': 'elsewhere' }, podLabels: { app: 'stranger' } },
};
const HOST: End = { name: 'host', address: '192.0.2.1' };

/** Two workloads on two nodes, under a policy. */
function openPorts(spec: object, ends: (web: End, api: End) => readonly [from: End, to: End]): string {
  const engine = new Engine([deployment('web'), deployment('api'), policy(spec)]);
  const end = (name: string, address: string) => ({
    name,
    address,
    podSet: engine.podSets.find(({ workload }) => workload.name === name)!,
  });
  return engine.openPorts(...ends(end('web', '10.0.1.1'), end('api', '10.0.2.1'))).toString();
}

test.each([
  ['within it', '10.0.2.0/24', 'TCP 80'],
  ['beside it', '10.0.1.0/24', 'no port'],
])('a pod with an address %s, an ipBlock opens its ports by name', (_where, cidr, expected) => {
  const spec = {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 'http' }] }],
  };

  expect(openPorts(spec, (web, api) => [web, api])).toBe(expected);
});

test('both ends must be open', () => {
  expect(openPorts({ podSelector: { matchLabels: { app: 'api' } } }, (web, api) => [web, api])).toBe('no port');
});

test('a pod outside the manifests is let in by its labels and those of its namespace', () => {
  const peer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'elsewhere' } },
    podSelector: { matchLabels: { app: 'stranger' } },
  };
  const spec = { podSelector: {}, ingress: [{ from: [peer], ports: [{ port: 80 }] }] };

  expect(openPorts(spec, (web) => [STRANGER, web])).toBe('TCP 80');
});

test('selectors do not let in a host, and an ipBlock with its address does', () => {
  const ingress = [{ from: [{ namespaceSelector: {} }] }, { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] }];

  expect(openPorts({ podSelector: {}, ingress }, (web) => [HOST, web])).toBe('TCP 443');
});
