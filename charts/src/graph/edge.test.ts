import { createShop, find } from '../../testing/fixtures';

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
