import { createShop, find } from '../../testing/fixtures';
import type { KubernetesObject } from '../objects/kubernetes-object';

const pods = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });

test('an edge opens the caller’s way out and the callee’s way in, on the pod port', () => {
  const { platform } = createShop();

  expect(find(platform, 'NetworkPolicy', 'allow-gateway-to-orders')).toHaveProperty('spec', {
    podSelector: pods('gateway'),
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: pods('orders') }], ports: [{ port: 4001, protocol: 'TCP' }] }],
  });
  expect(find(platform, 'NetworkPolicy', 'allow-orders-from-gateway')).toHaveProperty('spec', {
    podSelector: pods('orders'),
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: pods('gateway') }], ports: [{ port: 4001, protocol: 'TCP' }] }],
  });
});

test('nothing is open but what is declared', () => {
  const policies = createShop()
    .platform.toJson()
    .filter(({ kind }: KubernetesObject) => kind === 'NetworkPolicy');

  expect(policies.map(({ metadata }) => metadata.name).sort()).toEqual([
    'allow-dns',
    'allow-gateway-from-ingress-controller',
    'allow-gateway-to-orders',
    'allow-orders-from-gateway',
    'allow-orders-to-redis',
    'allow-redis-from-orders',
    'deny-all',
  ]);
});
