import { isProven, proveManifests } from 'fairlead/doctor';
import { createShop, find, prod } from '../../../testing/fixtures';
import { istioSidecars } from './mesh';

const prove = ({ platform }: ReturnType<typeof createShop>) =>
  proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });

test('without a mesh nothing of one is written', () => {
  expect(JSON.stringify(createShop(prod).platform.toJson())).not.toContain('istio');
});

test('pods get proxies, which may ask the control plane and nobody else', () => {
  const shop = createShop({ ...prod, mesh: istioSidecars() });
  const { platform } = shop;

  expect(find(platform, 'Namespace', 'shop-prod').metadata.labels).toMatchObject({ 'istio-injection': 'enabled' });
  for (const [kind, name] of [
    ['Deployment', 'orders'],
    ['StatefulSet', 'redis'],
  ] as const)
    expect(find(platform, kind, name)).toMatchObject({
      spec: {
        template: {
          metadata: {
            labels: { 'sidecar.istio.io/inject': 'true' },
            annotations: { 'sidecar.istio.io/nativeSidecar': 'true', 'prometheus.istio.io/merge-metrics': 'false' },
          },
        },
      },
    });
  expect(find(platform, 'NetworkPolicy', 'allow-mesh')).toMatchObject({
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
              podSelector: { matchLabels: { app: 'istiod' } },
            },
          ],
          ports: [{ port: 15_012, protocol: 'TCP' }],
        },
      ],
    },
  });
  expect(isProven(prove(shop))).toBe(true);
});

test('without the policy of the mesh the proof tells that proxies would start without certificates', () => {
  const { platform } = createShop({ ...prod, mesh: istioSidecars() });

  const objects = platform.toJson().filter(({ metadata }) => metadata.name !== 'allow-mesh');

  expect(isProven(proveManifests(objects, { traffic: platform.declaredTraffic() }))).toBe(false);
});

test('a revision and a control plane of its own', () => {
  const controlPlane = { namespace: 'mesh', podLabels: { app: 'istiod', 'istio.io/rev': 'canary' } };
  const shop = createShop({ ...prod, namespace: { create: false }, mesh: istioSidecars({ revision: 'canary', controlPlane }) });

  expect(find(shop.platform, 'Deployment', 'orders')).toMatchObject({
    spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'true', 'istio.io/rev': 'canary' } } } },
  });
  expect(isProven(prove(shop))).toBe(true);
});
