import { createShop } from '../../testing/fixtures';
import type { KubernetesObject } from '../objects/kubernetes-object';

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
