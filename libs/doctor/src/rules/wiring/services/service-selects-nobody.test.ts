import { deployment } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { serviceSelectsNobody } from './service-selects-nobody';

function service(spec: object) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec: { ports: [{ port: 80 }], ...spec } };
}

const web = deployment('shop/web', { labels: { tier: 'front' } });

test('of a selector that misses one label, the workload that was meant is told', () => {
  const [finding, ...others] = findingsOf(serviceSelectsNobody, [web, service({ selector: { app: 'web', tier: 'frontend' } })]);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Service', namespace: 'shop', name: 'web' },
    path: 'spec.selector',
    fix: 'select what Deployment shop/web has: tier: front',
  });
  expect(others).toEqual([]);
});

test('pods that nothing here is like may be elsewhere', () => {
  expect(findingsOf(serviceSelectsNobody, [web, service({ selector: { app: 'api' } })])).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['it selects pods', { selector: { app: 'web' } }],
  ['it has no selector, so that its endpoints are set by others', {}],
  ['it is a name for something outside', { type: 'ExternalName', externalName: 'example.com', selector: { app: 'api' } }],
])('silent where %s', (_, spec) => {
  expect(findingsOf(serviceSelectsNobody, [web, service(spec)])).toEqual([]);
});

test('silent in a namespace of which no pods are known', () => {
  expect(findingsOf(serviceSelectsNobody, [deployment('other/web'), service({ selector: { app: 'api' } })])).toEqual([]);
});
