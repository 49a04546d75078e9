import { config, ports, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { portVariableDisagrees } from './port-variable-disagrees';

const told = (variables: Readonly<Record<string, string>>, more: object = ports({ http: 3001, management: 9464 })) =>
  workload({ env: Object.entries(variables).map(([name, value]) => ({ name, value })), ...more });
const http = service({ port: 80, targetPort: 'http' });
const asked = { readinessProbe: { httpGet: { path: '/', port: 'management' } } };
const find = (...manifests: readonly object[]) => findingsOf(portVariableDisagrees, manifests);

test('a program that listens elsewhere is told, with what leads to the declared port', () => {
  const from = workload({ ...ports({ http: 3001 }), envFrom: [{ configMapRef: { name: 'web' } }] });

  const [finding, ...others] = find(from, config('web', { PORT: '3002' }), http);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Deployment', name: 'web' },
    path: 'spec.template.spec.containers[0].ports[0].containerPort',
    fix: 'write PORT: "3001", or containerPort: 3002',
    evidence: [
      { resource: { kind: 'ConfigMap', name: 'web' }, path: 'data.PORT' },
      { resource: { kind: 'Service', name: 'web' }, path: 'spec.ports[0]' },
    ],
  });
  expect(others).toEqual([]);
});

test('a variable of the name of a port is for that port', () => {
  const found = find(told({ PORT: '3001', MANAGEMENT_PORT: '9465' }, { ...ports({ http: 3001, management: 9464 }), ...asked }));

  expect(found).toMatchObject([{ severity: 'error', path: 'spec.template.spec.containers[0].ports[1].containerPort' }]);
});

test('where nothing leads to the declared port, it is only documentation', () => {
  expect(find(told({ PORT: '3002' }))).toMatchObject([{ severity: 'warning' }]);
});

test.each<[string, readonly object[]]>([
  ['they agree', [told({ PORT: '3001', MANAGEMENT_PORT: '9464' }), http]],
  ['the Service leads where the program listens', [told({ PORT: '3002' }), service({ port: 80, targetPort: 3002 })]],
  ['the system picks a port', [told({ PORT: '0' }), http]],
  ['it is no number', [told({ PORT: 'http' }), http]],
  ['it is the port of another host', [told({ HOST: 'db', PORT: '5432' }), http]],
  ['it is a port of another program', [told({ HTTP_HOST: 'api', HTTP_PORT: '80' }), http]],
  ['nothing is declared', [told({ PORT: '3002' }, {}), http]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
