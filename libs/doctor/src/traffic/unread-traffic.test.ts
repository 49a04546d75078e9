import { denyAll, deployed, deployment, policy } from '../../testing/example-manifests';
import { hasErrors, isProven, proveManifests } from '../report/report';
import { summarize } from '../../testing/example-shop';
import { proveTraffic } from './prove-traffic';

const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const SHOP = [
  deployment('shop/web', { ports: [{ port: 80 }] }),
  deployment('shop/db', { ports: [{ port: 5432 }] }),
  denyAll('shop'),
  policy('shop/from-web', { ...pods('web'), policyTypes: ['Egress'], egress: [{ to: [pods('db')], ports: [{ port: 5432 }] }] }),
  policy('shop/to-db', { ...pods('db'), policyTypes: ['Ingress'], ingress: [{ from: [pods('web')], ports: [{ port: 5432 }] }] }),
];
const TRAFFIC = [{ from: deployed('shop/web'), to: deployed('shop/db'), port: 5432 }];
const foreign = (apiVersion: string, kind: string, spec: object = {}) => ({
  apiVersion,
  kind,
  metadata: { namespace: 'shop', name: 'deny-all' },
  spec,
});

test('a policy of Calico is none of Kubernetes, so nothing is proven, and a note says why', () => {
  const calico = foreign('crd.projectcalico.org/v1', 'NetworkPolicy', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const open = SHOP.filter(({ metadata }) => metadata?.name !== 'deny-all');

  const report = proveManifests([...open, calico], { traffic: TRAFFIC });

  expect(isProven(report)).toBe(false);
  expect(report.findings.map(summarize)).toEqual([
    'open-namespace likely shop: in shop, Deployment shop/db is open to everyone for egress',
    'open-namespace likely shop: in shop, Deployment shop/web is open to everyone for ingress',
    'unread-traffic-kind proven deny-all: 1 object of NetworkPolicy.crd.projectcalico.org may open or close traffic, and is not read',
  ]);
});

test.each([
  ['projectcalico.org/v3', 'GlobalNetworkPolicy'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
])('beside one of %s %s nothing else is wrong, and nothing is proven', (apiVersion, kind) => {
  const report = proveManifests([...SHOP, foreign(apiVersion, kind)], { traffic: TRAFFIC });

  expect(report.findings).toMatchObject([{ id: 'unread-traffic-kind', severity: 'info' }]);
  expect([hasErrors(report), isProven(report)]).toEqual([false, false]);
});

test('a kind that changes no traffic leaves the proof as it is', () => {
  expect(isProven(proveManifests([...SHOP, foreign('projectcalico.org/v3', 'IPPool')], { traffic: TRAFFIC }))).toBe(true);
});

test.each<[string, object]>([
  ['a policy', policy('shop/other', { podSelector: { matchLabels: { app: 7 } } } as object)],
  ['the name of a policy', { ...policy('shop/other', {}), metadata: { namespace: 'shop', name: {} } }],
  ['the version of a policy', { ...policy('shop/other', {}), apiVersion: 'v1' }],
  ['the namespace of a policy', { ...policy('shop/other', {}), metadata: { name: 'other', namespace: '{{ns}}' } }],
])('where %s cannot be read, nothing is said of the traffic of its namespace', (_, unread) => {
  const closed = SHOP.filter(({ metadata }) => metadata?.name !== 'from-web');

  expect(proveTraffic(closed, TRAFFIC).findings.map(({ id }) => id)).toEqual(['missing-traffic']);
  expect(proveTraffic([...closed, unread], TRAFFIC).findings.map(({ id }) => id)).toEqual(['invalid-field']);
});

test('where the name of a Namespace cannot be read, its labels may be those of any', () => {
  const everyTeam = { namespaceSelector: { matchLabels: { team: 'a' } }, ...pods('web') };
  const byTeam = policy('shop/to-db', {
    ...pods('db'),
    policyTypes: ['Ingress'],
    ingress: [{ from: [everyTeam], ports: [{ port: 5432 }] }],
  });
  const unnamed = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ['shop'], labels: { team: 'a' } } };
  const shop = [...SHOP.filter(({ metadata }) => metadata?.name !== 'to-db'), byTeam];

  expect(proveTraffic(shop, TRAFFIC).findings.map(({ id }) => id)).toContain('missing-traffic');
  expect(proveTraffic([...shop, unnamed], TRAFFIC).findings.map(({ id }) => id)).toEqual(['invalid-field']);
});

test('of a workload whose labels cannot be read nothing is said, and of others all', () => {
  const db = deployment('shop/db', { labels: { tier: 7 } as never });
  const lost = deployment('shop/lost');
  const traffic = [...TRAFFIC, { from: deployed('shop/lost'), to: deployed('shop/web'), port: 80 }];

  const { findings } = proveTraffic([...SHOP.filter(({ metadata }) => metadata?.name !== 'db'), db, lost], traffic);

  expect(findings.map(({ id, resource }) => `${id} ${resource.name}`)).toEqual([
    'invalid-field db',
    'missing-traffic lost',
    'missing-traffic web',
  ]);
});

test('nulls in a policy mean what they mean to the API server', () => {
  const open = policy('shop/open', { ...pods('db'), ingress: [{ from: [pods('web')], ports: [null] }] } as object);

  const { findings } = proveTraffic([...SHOP, open], TRAFFIC);

  expect(findings.map(summarize)).toEqual([
    'half-open-traffic proven open spec.ingress[0].from[0]: Deployment shop/db may be called by Deployment shop/web on TCP 1-5431, TCP 5433-65535, which nothing declares; only the other half still stops it',
  ]);
});
