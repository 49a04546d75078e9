import { object, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { mountPathTwice } from './mount-path-twice';
import { volumeMissing } from './volume-missing';

const mounts = (...volumeMounts: readonly object[]) => ({ volumeMounts });
const volumes = [{ name: 'data', emptyDir: {} }];

test('a mount of a volume that the pod does not have', () => {
  expect(findingsOf(volumeMissing, [podOf('web', mounts({ name: 'dta', mountPath: '/data' }), { volumes })])).toMatchObject([
    { severity: 'error', certainty: 'proven', path: 'spec.template.spec.containers[0].volumeMounts[0].name', fix: 'write data' },
  ]);
});

test('the volume that nothing mounts was meant', () => {
  const pod = podOf('web', mounts({ name: 'certs', mountPath: '/a' }, { name: 'ca-certs', mountPath: '/b' }), {
    volumes: [{ name: 'certs' }, { name: 'ca' }],
  });

  expect(findingsOf(volumeMissing, [pod])).toMatchObject([{ fix: 'write ca' }]);
});

const set = (apiVersion: string) =>
  object(apiVersion, 'StatefulSet', 'db', {
    spec: {
      volumeClaimTemplates: [{ metadata: { name: 'data' } }],
      template: { spec: { containers: [{ name: 'db', ...mounts({ name: 'data', mountPath: '/data' }) }] } },
    },
  });

test.each([
  ['it is there', podOf('web', mounts({ name: 'data', mountPath: '/data' }), { volumes })],
  ['a StatefulSet makes a claim for it', set('apps/v1')],
  ['the controller of another group may add it', set('apps.kruise.io/v1beta1')],
  ['the volumes cannot be read', podOf('web', mounts({ name: 'data', mountPath: '/data' }), { volumes: 'all' })],
])('silent where %s', (_, manifest) => expect(findingsOf(volumeMissing, [manifest])).toEqual([]));

test('two mounts at one path', () => {
  const twice = mounts(
    { name: 'a', mountPath: '/etc/app' },
    { name: 'b', mountPath: '/var' },
    { name: 'c', mountPath: '/etc/app', subPath: 'x' },
  );

  expect(findingsOf(mountPathTwice, [podOf('web', twice)])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].volumeMounts[2].mountPath',
      what: 'container web of Deployment shop/web mounts c at /etc/app, where it mounts a already',
    },
  ]);
});

test('silent where one path is below another, and where two containers have the same', () => {
  const pod = podOf('web', mounts({ name: 'a', mountPath: '/etc' }, { name: 'b', mountPath: '/etc/app' }), {
    initContainers: [{ name: 'init', ...mounts({ name: 'a', mountPath: '/etc' }) }],
  });

  expect(findingsOf(mountPathTwice, [pod])).toEqual([]);
});
