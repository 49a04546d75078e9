import { object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { gatewayMissing } from './gateway-missing';
import { listenerMissing } from './listener-missing';

const gateway = (namespace: string) =>
  object(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    'public',
    {
      spec: {
        listeners: [
          { name: 'https', port: 443 },
          { name: 'http', port: 80 },
        ],
      },
    },
    namespace,
  );
const route = (parent: object) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web', { spec: { parentRefs: [parent] } });

test('a Gateway of another namespace needs that namespace', () => {
  expect(findingsOf(gatewayMissing, [route({ name: 'public' }), gateway('infra')])).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'spec.parentRefs[0].name', fix: 'write namespace: infra' },
  ]);
});

test('a slip in the name', () => {
  expect(findingsOf(gatewayMissing, [route({ name: 'publik' }), gateway('shop')])).toMatchObject([
    { fix: expect.stringContaining('write public') },
  ]);
});

test.each([
  ['it is there', route({ name: 'public', namespace: 'infra' })],
  ['it is elsewhere', route({ name: 'edge', namespace: 'infra' })],
  ['the parent is a Service of a mesh', route({ group: '', kind: 'Service', name: 'publik', namespace: 'infra' })],
])('silent where %s', (_, own) =>
  expect(findingsOf(gatewayMissing, [own, gateway('infra')])).not.toContainEqual(expect.objectContaining({ severity: 'error' })),
);

test('a listener that the Gateway does not have', () => {
  expect(findingsOf(listenerMissing, [route({ name: 'public', sectionName: 'htps' }), gateway('shop')])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.parentRefs[0].sectionName',
      fix: 'write sectionName: https',
      evidence: [{ resource: { name: 'public' }, path: 'spec.listeners' }],
    },
  ]);
});

test.each([{ sectionName: 'https' }, {}, { namespace: 'infra', sectionName: 'other' }])('silent about the listener of %j', (parent) => {
  expect(findingsOf(listenerMissing, [route({ name: 'public', ...parent }), gateway('shop')])).toEqual([]);
});
