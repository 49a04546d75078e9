import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { storeWithoutVolume } from './store-without-volume';

const found = (image: string, mountPath: string, volume: object = { emptyDir: {} }, container: object = {}) =>
  findingsOf(storeWithoutVolume, [
    runningWorkload({
      pod: { volumes: [{ name: 'data', ...volume }] },
      container: { image, volumeMounts: [{ name: 'data', mountPath }], ...container },
    }),
  ]);

test('a database whose data goes with its pod', () => {
  expect(found('postgres:17', '/var/lib/postgresql/data')).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.volumes[0].emptyDir',
      what: 'container web of Deployment shop/web runs postgres:17, and keeps its data in an emptyDir at /var/lib/postgresql/data',
      evidence: [{ path: 'spec.template.spec.containers[0].volumeMounts' }],
    },
  ]);
});

test.each([
  ['docker.io/library/mysql:8.4', '/var/lib/mysql'],
  ['registry.example.com/mirror/mongo:7.0', '/data/db'],
  ['bitnami/postgresql:17', '/bitnami/postgresql'],
])('%s is known by its name', (image, path) => {
  expect(found(image, path)).toHaveLength(1);
});

test('members of a store that keep nothing run beside those that keep it', () => {
  const member = (name: string, volume: object) =>
    runningWorkload({
      name,
      pod: { volumes: [{ name: 'data', ...volume }] },
      container: { image: 'elasticsearch:9', volumeMounts: [{ name: 'data', mountPath: '/usr/share/elasticsearch/data' }] },
    });
  const coordinating = member('coordinating', { emptyDir: {} });

  expect(findingsOf(storeWithoutVolume, [coordinating, member('data', { persistentVolumeClaim: { claimName: 'data' } })])).toEqual([]);
  expect(findingsOf(storeWithoutVolume, [coordinating, member('data', { emptyDir: {} })])).toHaveLength(2);
});

test('a cache that writes what it knows is a store', () => {
  expect(found('redis:7', '/data', { emptyDir: {} }, { args: ['--appendonly', 'yes'] })).toHaveLength(1);
});

test.each<[string, () => readonly unknown[]]>([
  ['a claim holds the data', () => found('postgres:17', '/var/lib/postgresql/data', { persistentVolumeClaim: { claimName: 'data' } })],
  ['a size says that it is temporary', () => found('postgres:17', '/var/lib/postgresql/data', { emptyDir: { sizeLimit: '1Gi' } })],
  ['something else is mounted', () => found('postgres:17', '/tmp')],
  ['a cache keeps nothing', () => found('redis:7', '/data')],
  ['a cache is told to keep nothing', () => found('redis:7', '/data', { emptyDir: {} }, { args: ['--save', ''] })],
  ['it is no store', () => found('registry.example.com/postgres-exporter:1', '/var/lib/postgresql/data')],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
