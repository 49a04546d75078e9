import { ports, service, workload } from '../../testing/example-wiring';
import { Inventory } from '../read/inventory';
import { deployed } from '../../testing/example-manifests';
import type { DeclaredTraffic } from './declared-traffic';
import { findUnservedAddresses } from './unserved-address';

const web = workload(ports({ http: 8080, metrics: 9090 }));
const entry: DeclaredTraffic = { from: deployed('shop/entry'), to: deployed('shop/web'), port: 8080, address: { host: 'web', port: 80 } };
const find = (manifests: readonly object[], traffic: readonly DeclaredTraffic[] = [entry]) =>
  findUnservedAddresses(traffic, new Inventory(manifests));

test.each<[string, readonly object[], string | undefined, string]>([
  ['is not there', [web], undefined, 'add it, with port 80'],
  ['has another port', [web, service({ port: 81, targetPort: 'http' })], 'spec.ports[0].port', 'write port: 80'],
  ['has other ports', [web, service([{ port: 81 }, { port: 82 }])], 'spec.ports', 'write port: 80'],
  ['has the port for another protocol', [web, service({ port: 80, protocol: 'UDP' })], 'spec.ports[0].port', 'write port: 80'],
  ['leads to another name', [web, service({ port: 80, targetPort: 'metrics' })], 'spec.ports[0].targetPort', 'write targetPort: http'],
  ['leads to another number', [web, service({ port: 80, targetPort: 9090 })], 'spec.ports[0].targetPort', 'write targetPort: http'],
  ['says no target', [web, service({ port: 80 })], 'spec.ports[0].port', 'write targetPort: http'],
  ['selects nobody', [web, service({ port: 80 }, { selector: { app: 'wbe' } })], 'spec.selector', 'select app=web alone'],
  ['selects nothing', [web, service({ port: 80 }, { selector: undefined })], 'spec.selector', 'select app=web alone'],
  [
    'selects others too',
    [web, workload({}, { name: 'old', labels: { app: 'web', release: 'old' } }), service({ port: 80, targetPort: 'http' })],
    'spec.selector',
    'select app=web alone',
  ],
])('a Service that %s leads to nobody or to somebody else', (_, manifests, path, fix) => {
  const [finding, ...others] = find(manifests);

  expect(finding).toMatchObject({
    id: 'unserved-address',
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Service', namespace: 'shop', name: 'web' },
    fix,
    what: expect.stringContaining('web:80 does not lead to TCP 8080 of Deployment shop/web: ') as string,
  });
  expect(finding?.path).toBe(path);
  expect(others).toEqual([]);
});

test('where the name is right, the number of the container is wrong', () => {
  expect(find([workload(ports({ http: 8081 })), service({ port: 80, targetPort: 'http' })])).toMatchObject([
    {
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.template.spec.containers[0].ports[0].containerPort',
      fix: 'write containerPort: 8080',
    },
  ]);
});

const both: readonly DeclaredTraffic[] = [entry, { ...entry, to: deployed('shop/canary') }];
const canary = workload(ports({ http: 8080 }), { name: 'canary', labels: { app: 'web', track: 'canary' } });
const other = { ...entry, address: { host: 'web.shop', port: 80 }, from: deployed('other/entry') };
const led = service({ port: 80, targetPort: 'http' });

test.each<[string, readonly object[], readonly DeclaredTraffic[]]>([
  ['it leads there', [web, led], [entry, { ...entry, from: deployed('shop/batch') }]],
  ['it leads to all that are declared', [web, canary, led], both],
  ['it is called from another namespace by its full name', [web, led], [other]],
  ['nobody says an address', [web], [{ from: entry.from, to: entry.to, port: 8080 }]],
  ['the pods are not here', [led], [entry]],
  ['a rule says that no container has the name', [web, service({ port: 80, targetPort: 'htpt' })], [entry]],
  ['a Service may be it that nobody can read', [web, service({ port: 80 }, {}, { name: 'A B' })], [entry]],
])('silent where %s', (_, manifests, traffic) => {
  expect(find(manifests, traffic)).toEqual([]);
});
