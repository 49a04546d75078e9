import { deployed } from '../../../testing/example-manifests';
import { ports, workload } from '../../../testing/example-wiring';
import { Inventory } from '../../read/inventory';
import type { DeclaredProbes } from '../declared-budgets';
import { findProbeFaults } from './probe-faults';

const DECLARED: DeclaredProbes = {
  workload: deployed('shop/web'),
  port: 9464,
  paths: { startup: '/live', liveness: '/live', readiness: '/ready' },
};
const asks = (path: string | undefined, port: string | number = 'management') => ({ httpGet: { path, port } });
const SOUND = { startupProbe: asks('/live'), livenessProbe: asks('/live', 9464), readinessProbe: asks('/ready') };
const web = (probes: object) => workload({ ...ports({ http: 80, management: 9464 }), ...probes });
const find = (manifest: object, declared = DECLARED) => findProbeFaults([declared], new Inventory([manifest]));

test.each<[string, object, string, string]>([
  ['another path', { readinessProbe: asks('/helth') }, 'readinessProbe.httpGet.path', 'write path: /ready'],
  ['no path, which is /', { startupProbe: asks(undefined) }, 'startupProbe.httpGet.path', 'write path: /live'],
  ['another port by name', { livenessProbe: asks('/live', 'http') }, 'livenessProbe.httpGet.port', 'write port: management'],
  ['another port by number', { livenessProbe: asks('/live', 80) }, 'livenessProbe.httpGet.port', 'write port: management'],
  ['another way', { readinessProbe: { tcpSocket: { port: 9464 } } }, 'readinessProbe', 'write httpGet with path: /ready and port: 9464'],
  ['no probe', { readinessProbe: undefined }, 'readinessProbe', 'write httpGet with path: /ready and port: 9464'],
])('a service that is asked at %s', (_, probes, path, fix) => {
  const [finding, ...others] = find(web({ ...SOUND, ...probes }));

  expect(finding).toMatchObject({
    id: 'probe-differs',
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Deployment', name: 'web' },
    path: `spec.template.spec.containers[0].${path}`,
    fix,
  });
  expect(others).toEqual([]);
});

test.each<[string, object]>([
  ['as declared', web(SOUND)],
  ['at a name that the container does not have, which a rule says', web({ ...SOUND, readinessProbe: asks('/ready', 'metrics') })],
  ['in no container that has the port', workload(ports({ http: 80 }))],
  ['nowhere here', workload({}, { name: 'other' })],
])('silent where it is asked %s', (_, manifest) => {
  expect(find(manifest)).toEqual([]);
});

test('what is not declared may be anything', () => {
  const paths = { startup: '/live', readiness: '/ready' };

  expect(find(web({ ...SOUND, livenessProbe: { tcpSocket: { port: 80 } } }), { ...DECLARED, paths })).toEqual([]);
});
