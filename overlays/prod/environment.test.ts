import { App } from 'cdk8s';
import { createShop } from '../platform';
import { prod } from './environment';

test('what the gateway knows of a client is what the ingress says of it', () => {
  const objects = createShop(new App(), prod).toJson() as { kind: string; metadata: { name: string }; data?: Record<string, string> }[];

  const variables = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'api-gateway')?.data;
  expect(variables?.['TRUSTED_PROXIES']).toBe(prod.ingress.trustedProxies.join(','));
  expect(prod.ingress.trustedProxies).not.toEqual([]);
});
