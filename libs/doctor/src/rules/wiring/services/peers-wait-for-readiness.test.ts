import { config, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { peersWaitForReadiness } from './peers-wait-for-readiness';

const READY = { readinessProbe: { tcpSocket: { port: 7000 } } };
const JOINS = { ...READY, args: ['--join=ring-0.ring:7000,ring-1.ring:7000'] };
const ring = (container: object, spec: object = { replicas: 3 }) =>
  workload(container, { name: 'ring', kind: 'StatefulSet', spec: { serviceName: 'ring', ...spec } });
const peers = (spec: object = {}) => service({ port: 7000 }, { clusterIP: 'None', selector: { app: 'ring' }, ...spec }, { name: 'ring' });
const find = (...manifests: readonly object[]) => findingsOf(peersWaitForReadiness, manifests);

test.each<[string, readonly object[]]>([
  ['an argument', [ring(JOINS), peers()]],
  [
    'a ConfigMap',
    [
      ring({ ...READY, envFrom: [{ configMapRef: { name: 'ring' } }] }),
      config('ring', { SEEDS: 'ring-2.ring.shop.svc.cluster.local' }),
      peers(),
    ],
  ],
])('peers that are named by %s wait for each other', (_, manifests) => {
  const [finding, ...others] = find(...manifests);

  expect(finding).toMatchObject({
    severity: 'warning',
    certainty: 'likely',
    resource: { kind: 'Service', name: 'ring' },
    path: 'spec.publishNotReadyAddresses',
    fix: 'write publishNotReadyAddresses: true',
  });
  expect(others).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['the Service names all pods', [ring(JOINS), peers({ publishNotReadyAddresses: true })]],
  ['the Service has an address', [ring(JOINS), peers({ clusterIP: '' })]],
  ['there is one pod', [ring(JOINS, { replicas: 1 }), peers()]],
  ['there is no readiness to wait for', [ring({ args: JOINS.args }), peers()]],
  ['only the first is named, which waits for nobody', [ring({ ...READY, args: ['--seed=ring-0.ring'] }), peers()]],
  ['no peer is named', [ring({ ...READY, args: ['--name=ring-1'] }), peers()]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
