import { shopManifests } from '../../testing/example-shop';
import { deployment, policy } from '../../testing/example-manifests';
import { proveTraffic } from '../traffic/prove-traffic';
import { tabulateFlows } from './traffic-matrix';

test('the matrix has one row for each pair of ends, in order', () => {
  const { flows } = proveTraffic(shopManifests(), []);

  const dns = 'pods k8s-app=kube-dns of namespace kube-system';
  const scraper = 'pods app=prometheus of other namespaces team=ops';
  expect(tabulateFlows(flows).map(({ from, to, ports }) => `${from} → ${to} ${ports}`)).toEqual([
    'Deployment shop/gateway → Deployment shop/orders TCP 3002',
    'Deployment shop/gateway → Deployment shop/users TCP 3001',
    `Deployment shop/gateway → ${dns} TCP 53, UDP 53`,
    'Deployment shop/orders → 192.0.2.0/25 TCP 443',
    `Deployment shop/orders → ${dns} TCP 53, UDP 53`,
    `Deployment shop/redis → ${dns} TCP 53, UDP 53`,
    'Deployment shop/users → Deployment shop/redis TCP 6379',
    `Deployment shop/users → ${dns} TCP 53, UDP 53`,
    'pods app=nginx of namespace edge → Deployment shop/gateway TCP 3000',
    ...['gateway', 'orders', 'redis', 'users'].map((name) => `${scraper} → Deployment shop/${name} TCP 9464`),
  ]);
});

test('pods that no policy isolates are open to everyone, in one row each', () => {
  const manifests = [deployment('shop/web'), deployment('shop/db'), policy('shop/db', { podSelector: { matchLabels: { app: 'db' } } })];

  const { flows } = proveTraffic(manifests, []);

  expect(tabulateFlows(flows).map(({ from, to, ports }) => `${from} → ${to} ${ports}`)).toEqual([
    'Deployment shop/db → everyone every port',
    'Deployment shop/web → everyone every port',
    'everyone → Deployment shop/web every port',
  ]);
});
