import * as fc from 'fast-check';
import { denyAll, deployed, deployment, namespace, policy } from '../../../testing/example-manifests';
import { SHOP_TRAFFIC, shopManifests } from '../../../testing/example-shop';
import { manifests } from '../../../testing/random-manifests';
import { Cluster } from '../../reach/cluster';
import { Connectivity } from '../../reach/connectivity';
import type { Manifest } from '../../read/manifest';
import { deriveTrafficGraph, type TrafficGraphOptions } from './derive-traffic-graph';
import type { TrafficGraph } from './traffic-graph';

const graphOf = (objects: readonly Manifest[], options: TrafficGraphOptions = {}): TrafficGraph => deriveTrafficGraph(objects, options);

const describeEdges = ({ edges }: TrafficGraph) =>
  edges.map(({ from, to, ports, state }) => `${state}: ${from} -> ${to} on ${ports}`).sort();

const ingressOf = (app: string, from: string, port: number) =>
  policy(`shop/${app}`, {
    podSelector: { matchLabels: { app } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: from } } }], ports: [{ port }] }],
  });

test('what is declared and passes is one edge for each pair, and one for all pods of a namespace', () => {
  const graph = graphOf(shopManifests(), { traffic: SHOP_TRAFFIC });

  expect(describeEdges(graph)).toEqual([
    'declared: Deployment shop/gateway -> Deployment shop/orders on TCP 3002',
    'declared: Deployment shop/gateway -> Deployment shop/users on TCP 3001',
    'declared: Deployment shop/orders -> 192.0.2.0/25 on TCP 443',
    'declared: Deployment shop/users -> Deployment shop/redis on TCP 6379',
    'declared: every pod of shop -> pods k8s-app=kube-dns of namespace kube-system on TCP 53, UDP 53',
    'declared: pods app=nginx of namespace edge -> Deployment shop/gateway on TCP 3000',
    'declared: pods app=prometheus of other namespaces team=ops -> every pod of shop on TCP 9464',
  ]);
});

test('declared addresses have the name of who is there', () => {
  const traffic = SHOP_TRAFFIC.map((each) => ('cidr' in each.to ? { ...each, to: { ...each.to, name: 'stripe (api.stripe.com)' } } : each));

  const { nodes } = graphOf(shopManifests(), { traffic });

  expect(nodes.find(({ kind }) => kind === 'addresses')).toMatchObject({
    id: 'stripe (api.stripe.com) at 192.0.2.0/25',
    label: 'stripe (api.stripe.com)',
  });
});

test('nodes are the pods, with what is outside behind them', () => {
  const { nodes } = graphOf(shopManifests(), { traffic: SHOP_TRAFFIC });

  expect(nodes.map(({ label, kind, namespace: home }) => [label, kind, home])).toEqual([
    ['gateway', 'Deployment', 'shop'],
    ['orders', 'Deployment', 'shop'],
    ['redis', 'Deployment', 'shop'],
    ['users', 'Deployment', 'shop'],
    ['every pod', 'all pods', 'shop'],
    ['192.0.2.0/25', 'addresses', undefined],
    ['pods app=nginx of namespace edge', 'pods elsewhere', undefined],
    ['pods app=prometheus of other namespaces team=ops', 'pods elsewhere', undefined],
    ['pods k8s-app=kube-dns of namespace kube-system', 'pods elsewhere', undefined],
  ]);
});

test('an edge tells the rules that decide, of both ends', () => {
  const { edges } = graphOf(shopManifests(), { traffic: SHOP_TRAFFIC });

  const edge = edges.find(({ from, to }) => from === 'Deployment shop/gateway' && to === 'Deployment shop/users');

  expect(edge?.verdicts).toMatchObject([
    { direction: 'egress', isOpen: true, rules: [{ resource: { kind: 'NetworkPolicy' }, path: 'spec.egress[0].to[0]' }] },
    { direction: 'ingress', isOpen: true, rules: [{ resource: { kind: 'NetworkPolicy' }, path: 'spec.ingress[0].from[0]' }] },
  ]);
});

test('declared traffic that one end closes is blocked, and that end is told', () => {
  const objects = [deployment('shop/web'), deployment('shop/users'), ingressOf('users', 'web', 9999)];

  const graph = graphOf(objects, { traffic: [{ from: deployed('shop/web'), to: deployed('shop/users'), port: 80 }] });

  expect(describeEdges(graph)).toEqual([
    'blocked: Deployment shop/web -> Deployment shop/users on TCP 80',
    'undeclared: Deployment shop/web -> Deployment shop/users on TCP 9999',
  ]);
  expect(graph.edges.find(({ state }) => state === 'blocked')?.verdicts).toMatchObject([
    { direction: 'egress', isOpen: true, policies: [] },
    { direction: 'ingress', isOpen: false, rules: [], policies: [{ name: 'users' }] },
  ]);
});

test('without a declaration what passes is allowed, and nothing is undeclared', () => {
  const objects = [deployment('shop/web'), deployment('shop/users'), ingressOf('users', 'web', 80)];

  expect(describeEdges(graphOf(objects))).toEqual(['allowed: Deployment shop/web -> Deployment shop/users on TCP 80']);
});

test('what is open to everyone is said of the node', () => {
  const { nodes, edges } = graphOf([namespace('shop'), deployment('shop/web'), policy('shop/web', { podSelector: {} })]);

  expect(edges).toEqual([]);
  expect(nodes).toMatchObject([{ openToEveryone: { egress: 'every port' }, policies: { egress: [], ingress: [{ name: 'web' }] } }]);
});

test('a namespace that is open to itself is one edge, not one for each pair', () => {
  const apps = ['a', 'b', 'c', 'd'].map((name) => deployment(`shop/${name}`));
  const open = policy('shop/open', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] });

  expect(describeEdges(graphOf([...apps, denyAll('shop'), open])).length).toBe(0);
  expect(describeEdges(graphOf([...apps, open]))).toEqual(['allowed: every pod of shop -> every pod of shop on every port']);
});

test('the edges say the same as asking pair by pair', () => {
  fc.assert(
    fc.property(manifests, (all) => {
      const { nodes, edges } = graphOf(all);
      const { cluster, ...connectivity } = withAllowed(all);

      for (const from of cluster.podSets) {
        for (const to of cluster.podSets) {
          if (from === to && from.isSinglePod) continue;
          const drawn = edges.filter((edge) => has(edge.from, from) && has(edge.to, to)).map(({ ports }) => ports);
          const allowed = connectivity.allowed(from, to);
          const openToEveryone = [openOf(from.name, 'egress'), openOf(to.name, 'ingress')];

          // Where both ends are open to everyone there is no edge for it.
          if (openToEveryone.every((ports) => ports === 'every port')) expect(allowed).toBe('every port');
          else if (openToEveryone.every((ports) => ports === undefined)) expect(drawn.join(', ') || 'no port').toBe(allowed);
        }
      }

      function openOf(name: string, direction: 'egress' | 'ingress') {
        return nodes.find(({ id }) => id === name)?.openToEveryone[direction];
      }
    }),
    { numRuns: 100 * propertyRuns },
  );
});

interface Pods {
  readonly name: string;
  readonly workload: { readonly namespace: string };
}

function has(id: string, { name, workload }: Pods): boolean {
  return id === name || id === `every pod of ${workload.namespace}`;
}

function withAllowed(all: readonly Manifest[]) {
  const connectivity = new Connectivity(new Cluster(all));
  const { cluster } = connectivity;
  return { cluster, allowed: (...pair: Parameters<Connectivity['allowedPorts']>) => connectivity.allowedPorts(...pair).toString() };
}

describe('inferred traffic', () => {
  const [web, users] = [deployed('shop/web'), deployed('shop/users')];
  const told = {
    from: web,
    to: { kind: 'Service', namespace: 'shop', name: 'users' },
    port: 80,
    protocol: 'TCP',
    destinations: [{ workload: users, port: 8080 }],
    evidence: [{ resource: web, path: 'spec', says: 'USERS_URL is http://users' }],
    verdict: 'allowed',
  } as const;

  test('ends at the port of the pod, and takes the place of what is merely allowed', () => {
    const objects = [deployment('shop/web'), deployment('shop/users'), ingressOf('users', 'web', 8080)];

    const graph = graphOf(objects, { inferred: [told] });

    expect(describeEdges(graph)).toEqual(['inferred: Deployment shop/web -> Deployment shop/users on TCP 8080']);
    expect(graph.edges[0]?.evidence).toEqual(told.evidence);
  });

  test('that policies stop is blocked', () => {
    const objects = [deployment('shop/web'), deployment('shop/users'), ingressOf('users', 'web', 9999)];

    expect(describeEdges(graphOf(objects, { inferred: [{ ...told, verdict: 'blocked' }] }))).toEqual([
      'allowed: Deployment shop/web -> Deployment shop/users on TCP 9999',
      'blocked: Deployment shop/web -> Deployment shop/users on TCP 8080',
    ]);
  });

  test('to a host without a port says that nobody tells it', () => {
    const mail = {
      from: web,
      to: { host: 'mail.example.com' },
      protocol: 'TCP',
      destinations: [],
      evidence: [],
      verdict: 'unknown',
    } as const;

    expect(describeEdges(graphOf([deployment('shop/web')], { inferred: [mail] }))).toEqual([
      'inferred: Deployment shop/web -> mail.example.com on a port that nobody says',
    ]);
  });

  test('that leads to no Service ends at its name', () => {
    const graph = graphOf([deployment('shop/web')], { inferred: [{ ...told, destinations: [], verdict: 'unresolved' }] });

    expect(describeEdges(graph)).toEqual(['unresolved: Deployment shop/web -> Service shop/users on TCP 80']);
    expect(graph.nodes.at(-1)).toMatchObject({ kind: 'host', label: 'Service shop/users' });
  });
});
