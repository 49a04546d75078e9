import { ingress, object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { backendPortMissing } from './backend-port-missing';

const service = (spec: object = {}) =>
  object('v1', 'Service', 'web', {
    spec: {
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'admin', port: 9000, targetPort: 'management' },
      ],
      ...spec,
    },
  });
const find = (port: string | number, ...services: readonly unknown[]) =>
  findingsOf(backendPortMissing, [ingress('web', { '/': ['web', port] }), ...services]);

test.each<[string | number, string, string]>([
  ['htpp', 'service.port.name', 'write name: http'],
  ['80', 'service.port.name', 'write number: 80'],
  [81, 'service.port.number', 'write a port that the Service has'],
])('port %j is not one of the Service', (port, field, fix) => {
  const [finding, ...others] = find(port, service());

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Ingress', name: 'web' },
    path: `spec.rules[0].http.paths[0].backend.${field}`,
    what: `Ingress shop/web sends requests to port ${port} of Service shop/web, which has http (80), admin (9000)`,
    fix,
    evidence: [{ resource: { kind: 'Service', name: 'web' }, path: 'spec.ports' }],
  });
  expect(others).toEqual([]);
});

test('a port of the pods is one that some controllers forgive', () => {
  expect(find(8080, service())).toMatchObject([{ severity: 'warning', certainty: 'likely', fix: 'write number: 80' }]);
  expect(find('management', service())).toMatchObject([{ severity: 'warning', fix: 'write name: admin' }]);
});

test('a route of the Gateway API', () => {
  const route = object('gateway.networking.k8s.io/v1', 'GRPCRoute', 'web', {
    spec: { rules: [{ backendRefs: [{ name: 'web', port: 81 }] }] },
  });

  expect(findingsOf(backendPortMissing, [route, service({ ports: [{ port: 80 }] })])).toMatchObject([
    { path: 'spec.rules[0].backendRefs[0].port', fix: 'write number: 80' },
  ]);
});

test.each<[string, string | number, ...unknown[]]>([
  ['the number is there', 80, service()],
  ['the name is there', 'admin', service()],
  ['the Service is elsewhere', 81],
  ['the Service is a name for something outside', 81, service({ type: 'ExternalName', externalName: 'example.com' })],
  ['the ports cannot be read', 81, service({ ports: 'all' })],
])('silent where %s', (_, port, ...services) => expect(find(port, ...services)).toEqual([]));
