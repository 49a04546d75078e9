import { findingsOf } from '../../../../testing/findings-of';
import { unknownField } from './unknown-field';

const CONTAINER = 'spec.template.spec.containers[0]';

/** A Deployment, right but for what is added to its spec, its pod or its container. */
function deployment({
  spec = {},
  pod = {},
  container = {},
}: {
  readonly spec?: object;
  readonly pod?: object;
  readonly container?: object;
}) {
  const containers = [{ name: 'web', image: 'web:1', ...container }];
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers, ...pod } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: {}, template, ...spec },
  };
}

test('a field that is not known is told with what happens to it', () => {
  expect(findingsOf(unknownField, [deployment({ spec: { replica: 3 } })])).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.replica',
      what: 'Deployment shop/web says spec.replica, and Kubernetes 1.37 has no replica there',
      why: expect.stringContaining('kubectl apply refuses the object'),
      fix: 'write replicas',
    },
  ]);
});

test('it is proven where the release is told', () => {
  const findings = findingsOf(unknownField, [deployment({ spec: { replica: 3 } })], { kubernetesVersion: '1.33' });

  expect(findings).toMatchObject([{ certainty: 'proven' }]);
});

test.each([
  ['in another case', { container: { ports: [{ containerport: 80 }] } }, 'write containerPort'],
  ['too far out', { spec: { containers: [] } }, 'write it as spec.template.spec.containers'],
  ['too far in', { container: { nodeSelector: {} } }, 'write it as spec.template.spec.nodeSelector'],
  [
    'of a pod, where a probe has one of its name too',
    { container: { terminationGracePeriodSeconds: 5 } },
    'write it as spec.template.spec.terminationGracePeriodSeconds',
  ],
  ['below the map that it belongs to', { container: { runAsUser: 5 } }, `write it as ${CONTAINER}.securityContext.runAsUser`],
  ['of a kind of probe', { container: { livenessProbe: { path: '/', port: 80 } } }, `write it as ${CONTAINER}.livenessProbe.httpGet.path`],
  [
    'of amounts',
    { container: { resources: { memory: '1Gi' } } },
    `write it as ${CONTAINER}.resources.limits.memory or ${CONTAINER}.resources.requests.memory`,
  ],
])('of a field %s is told where it belongs', (_, parts, fix) => {
  expect(findingsOf(unknownField, [deployment(parts)]).map((finding) => finding.fix)).toContain(fix);
});

test('a field of a later release is told with that release', () => {
  const policy = deployment({ pod: { resources: { limits: { cpu: '1' } } } });

  expect(findingsOf(unknownField, [policy], { kubernetesVersion: '1.33' })).toEqual([]);
  expect(findingsOf(unknownField, [policy], { kubernetesVersion: '1.28' })).toMatchObject([
    { fix: 'leave it out: it is there since Kubernetes 1.32' },
  ]);
});

test('of the backend of an old Ingress is told how it is written now', () => {
  const backend = { serviceName: 'web', servicePort: 80 };
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' }, spec: { defaultBackend: backend } };

  expect(findingsOf(unknownField, [ingress])).toMatchObject([
    { fix: 'write it as spec.defaultBackend.service.name' },
    { fix: 'write it as spec.defaultBackend.service.port.number' },
  ]);
});

/** Defines `Sail` with one field, and a map that keeps all. */
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'sails.example.com' },
  spec: {
    group: 'example.com',
    names: { kind: 'Sail', plural: 'sails' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: { area: { type: 'integer' }, extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
              },
            },
          },
        },
      },
    ],
  },
};
const sail = (spec: object) => ({ apiVersion: 'example.com/v1', kind: 'Sail', metadata: { name: 'main' }, spec, status: { set: true } });

test('a custom resource is held against its definition', () => {
  expect(findingsOf(unknownField, [definition, sail({ aera: 5, extra: { any: 1 } })])).toMatchObject([
    { path: 'spec.aera', fix: 'write area' },
  ]);
});

test.each([
  ['a custom resource without its definition', [sail({ aera: 5 })]],
  ['what says how a patch is to be merged', [deployment({ pod: { $patch: 'replace' } })]],
  ['what a cluster writes', [{ ...deployment({}), status: { whatever: 1 }, metadata: { name: 'web', managedFields: [{ x: 1 }] } }]],
  ['keys of maps with any keys', [deployment({ pod: { nodeSelector: { anything: 'x' } } })]],
  ['what is nothing', [deployment({ spec: null as never })]],
])('silent on %s', (_, manifests) => {
  expect(findingsOf(unknownField, manifests)).toEqual([]);
});
