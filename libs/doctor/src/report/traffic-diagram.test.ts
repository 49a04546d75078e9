import type { DeclaredTraffic } from '../traffic/declared-traffic';
import { drawTraffic } from './traffic-diagram';

const shop = { namespace: 'shop' };
const web = { kind: 'Deployment', ...shop, name: 'web' };
const data = { kind: 'Deployment', ...shop, name: 'data' };
const mongo = { kind: 'StatefulSet', ...shop, name: 'mongo' };
const controller = { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } };
const prometheus = { namespaceLabels: { team: 'ops' }, podLabels: { app: 'prometheus' } };
const dns = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } };

const traffic: readonly DeclaredTraffic[] = [
  { from: shop, to: dns, protocol: 'UDP', port: 53 },
  { from: controller, to: web, port: 3000 },
  { from: web, to: data, port: 3002 },
  { from: data, to: mongo, port: 27017 },
  { from: prometheus, to: data, port: 9464 },
  { from: data, to: { cidr: '192.0.2.0/24' }, port: 443 },
  { from: data, to: { cidr: '192.0.2.0/24' }, protocol: 'UDP', port: 443 },
];

test('each edge is drawn once, with its ports, and what holds for every pod is left out', () => {
  expect(drawTraffic(traffic)).toBe(`flowchart LR
  n0(["192.0.2.0/24"])
  n1["data"]
  n2(["ingress-nginx: name=ingress-nginx"])
  n3[("mongo")]
  n4(["team=ops: app=prometheus"])
  n5["web"]
  n1 -->|443, UDP 443| n0
  n1 -->|27017| n3
  n2 -->|3000| n5
  n4 -->|9464| n1
  n5 -->|3002| n1`);
});

test('the order of the traffic changes nothing', () => {
  expect(drawTraffic(traffic.toReversed())).toBe(drawTraffic(traffic));
});

test('nothing declared is an empty chart', () => {
  expect(drawTraffic([])).toBe('flowchart LR');
});

test('addresses have the name of who is there, which is one node, however many ranges it has', () => {
  const stripe = ['198.51.100.0/24', '2001:db8::/32'].map((cidr) => ({
    from: data,
    to: { cidr, name: 'stripe (api.stripe.com)' },
    port: 443,
  }));

  expect(drawTraffic(stripe)).toBe(`flowchart LR
  n0["data"]
  n1(["stripe (api.stripe.com)"])
  n0 -->|443| n1`);
});
