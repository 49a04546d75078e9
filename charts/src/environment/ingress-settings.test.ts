import { externalSecrets } from './credentials';
import { production } from './environment';
import { createShop, find, prod } from '../../testing/fixtures';
import { gatewayApi, ingressNginx, traefik } from './ingress-settings';

const controller = { namespace: 'gateways', podLabels: { app: 'envoy' } };
const gateway = { name: 'public', namespace: 'gateways', sectionName: 'https' };
const ways = {
  nginx: ingressNginx({ tlsSecretName: 'shop-tls' }),
  traefik: traefik({ tlsSecretName: 'shop-tls' }),
  gateway: gatewayApi({ gateway, controller }),
};

const shopBehind = (way: keyof typeof ways) => createShop({ ...prod, ingress: ways[way] }).platform;

test('ingress-nginx is told the contract’s limits, with time for the service’s own answer', () => {
  expect(find(shopBehind('nginx'), 'Ingress', 'gateway')).toMatchObject({
    metadata: {
      annotations: {
        'nginx.ingress.kubernetes.io/proxy-body-size': '1048576',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '35',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '35',
      },
    },
    spec: { ingressClassName: 'nginx' },
  });
});

test('Traefik serves the host encrypted, and only so', () => {
  expect(find(shopBehind('traefik'), 'Ingress', 'gateway')).toMatchObject({
    metadata: {
      annotations: {
        'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure',
        'traefik.ingress.kubernetes.io/router.tls': 'true',
      },
    },
    spec: { ingressClassName: 'traefik', tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }] },
  });
});

test('a Gateway routes the public paths alone, from its encrypted listener', () => {
  expect(find(shopBehind('gateway'), 'HTTPRoute', 'gateway')).toMatchObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    spec: {
      parentRefs: [gateway],
      hostnames: ['shop.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/api/orders' } }],
          backendRefs: [{ name: 'gateway', port: 4000 }],
          timeouts: { request: '35s' },
        },
      ],
    },
  });
});

test.each([
  ['nginx', 'ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' }],
  ['traefik', 'traefik', { 'app.kubernetes.io/name': 'traefik' }],
  ['gateway', 'gateways', { app: 'envoy' }],
] as const)('behind %s only the pods of that controller are let in', (way, namespace, podLabels) => {
  expect(find(shopBehind(way), 'NetworkPolicy', 'allow-gateway-from-ingress-controller')).toHaveProperty('spec.ingress.0.from', [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: { matchLabels: podLabels } },
  ]);
});

test('production without TLS does not compile', () => {
  const rest = { images: {}, credentials: externalSecrets({ clusterSecretStore: 'vault' }) };

  // @ts-expect-error no certificate
  expect(production({ ...rest, ingress: ingressNginx() })).toBeDefined();
  // @ts-expect-error no certificate
  expect(production({ ...rest, ingress: traefik({ className: 'public' }) })).toBeDefined();
  // @ts-expect-error no listener that ends TLS
  expect(production({ ...rest, ingress: gatewayApi({ gateway: { name: 'public', namespace: 'gateways' }, controller }) })).toBeDefined();
});
