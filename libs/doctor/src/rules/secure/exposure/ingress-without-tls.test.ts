import { adviceOf } from '../../../../testing/findings-of';
import { ingressWithoutTls } from './ingress-without-tls';

const ingress = (spec: object, annotations: object = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'shop', annotations },
  spec: { rules: [{ host: 'shop.example.com' }], ...spec },
});

test('an Ingress without TLS is told with its hosts', () => {
  expect(adviceOf(ingressWithoutTls, [ingress({})])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec',
      what: 'Ingress shop/web takes requests for shop.example.com without TLS',
      fix: 'write spec.tls with the hosts and the name of a Secret that holds their certificate',
    },
  ]);
  expect(adviceOf(ingressWithoutTls, [ingress({ rules: [] })])).toMatchObject([{ what: expect.stringContaining('every host') }]);
});

test.each<[string, unknown]>([
  ['one with TLS', ingress({ tls: [{ hosts: ['shop.example.com'], secretName: 'shop' }] })],
  ['a certificate of the cloud', ingress({}, { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:a' })],
  ['a name of one machine', ingress({ rules: [{ host: 'shop.localhost' }] })],
  ['a tunnel', ingress({ ingressClassName: 'tailscale' })],
])('silent on %s', (_, manifest) => {
  expect(adviceOf(ingressWithoutTls, [manifest])).toEqual([]);
});
