import { ports, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { serviceSelectsOthers } from './service-selects-others';

const labels = (part: string) => ({ app: 'suite', part });
const router = workload(ports({ grpc: 50051 }), { name: 'router', labels: labels('router') });
const dashboard = (container: object = ports({ http: 8700 })) => workload(container, { name: 'dashboard', labels: labels('dashboard') });
const suite = (port: object) => service(port, { selector: { app: 'suite' } });
const find = (...manifests: readonly object[]) => findingsOf(serviceSelectsOthers, manifests);

test('pods that do not serve the port are told, with a label that leaves them out', () => {
  const [finding, ...others] = find(router, dashboard(), suite({ port: 50051 }));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Service', name: 'web' },
    path: 'spec.selector',
    what: 'Service shop/web also takes the pods of Deployment shop/dashboard for endpoints, and nothing listens on 50051 there',
    fix: 'add part: router to the selector',
  });
  expect(others).toEqual([]);
});

test('pods of which no port is known are a warning', () => {
  expect(find(router, dashboard({}), suite({ port: 50051 }))).toMatchObject([{ severity: 'warning' }]);
});

test('without a label that tells them apart, the pods need one', () => {
  const twin = workload(ports({ http: 8700 }), { name: 'dashboard', labels: labels('router') });

  expect(find(router, twin, suite({ port: 50051 }))).toMatchObject([
    { fix: 'give the pods of Deployment shop/router a label that the others lack, and select it' },
  ]);
});

test.each<[string, readonly object[]]>([
  ['a name leaves the others out', [router, dashboard(), suite({ port: 80, targetPort: 'grpc' })]],
  ['all serve the port', [router, dashboard(ports({ rpc: 50051 })), suite({ port: 50051 })]],
  ['the others are told of the port', [router, dashboard({ args: ['--listen=:50051'] }), suite({ port: 50051 })]],
  ['nobody declares the port', [router, dashboard(), suite({ port: 7000 })]],
  ['the selector takes one alone', [router, dashboard(), service({ port: 50051 }, { selector: labels('router') })]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
