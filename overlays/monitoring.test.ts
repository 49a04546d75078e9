import { SERVICES, WORKERS } from '@fairlead/contracts';
import { checkConfiguration, testWithPrometheus } from '@fairlead/monitoring/testing';
import { App } from 'cdk8s';
import { isProven, proveManifests } from 'fairlead/doctor';
import { dev } from './dev/environment';
import { createShop } from './platform';

const props = { alertmanager: { slack: { channel: '#shop' } }, kubelets: { cidrs: ['10.0.0.0/8'] } };
const shop = createShop(new App(), { ...dev, monitoring: { kind: 'stack', props } });
const objects = shop.toJson();
const filesOf = (name: string) =>
  (objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name) as never as { data: Record<string, string> }).data;

test('with a Prometheus of its own dev is proven: each service is read by it, and by nobody else', () => {
  const traffic = shop.declaredTraffic();
  const report = proveManifests(objects, { traffic, budgets: shop.declaredBudgets() });
  const readers = traffic.filter(({ port }) => port === 9464).map(({ from }) => from);

  expect(isProven(report)).toBe(true);
  expect(readers).toEqual(Array([...SERVICES, ...WORKERS].length).fill({ kind: 'StatefulSet', namespace: 'shop-dev', name: 'prometheus' }));
});

test('it has the rules of the shop, and of itself', () => {
  expect(filesOf('prometheus')['rules.yaml']).toContain('name: shop-dev/data-service');
  expect(filesOf('prometheus')['rules.yaml']).toContain('name: shop-dev/prometheus');
});

testWithPrometheus('promtool accepts its configuration and its rules', () => {
  expect(checkConfiguration(filesOf('prometheus'))).toMatchObject({ status: 0, text: expect.stringContaining('SUCCESS') });
});
