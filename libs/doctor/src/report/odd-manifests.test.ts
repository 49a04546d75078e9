import fc from 'fast-check';
import { budgetManifests, EXAMPLE_BUDGETS } from '../../testing/example-budgets';
import { denyAll, deployed, policy } from '../../testing/example-manifests';
import { ingress, object, secret, variable } from '../../testing/example-objects';
import { formatStep, oddValue, type Place, placesOf, replaceAt } from '../../testing/odd-values';
import { formatReport } from './format-report';
import { formatSummary } from './format-summary';
import { deriveTrafficGraph } from './graph/derive-traffic-graph';
import { hasErrors, proveManifests } from './report';

const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const PORTS = [{ protocol: 'TCP' as const, port: 3002 }];

/** Objects that name each other. */
const REFERENCES: readonly unknown[] = [
  secret('login'),
  object('external-secrets.io/v1', 'ExternalSecret', 'token', { spec: { target: { name: 'token' }, data: [{ secretKey: 'token' }] } }),
  object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'web-tls', issuerRef: { name: 'internal', kind: 'Issuer' } } }),
  object('cert-manager.io/v1', 'Issuer', 'internal'),
  object('v1', 'ServiceAccount', 'nightly'),
  object('rbac.authorization.k8s.io/v1', 'Role', 'nightly', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'nightly', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'nightly' },
    subjects: [{ kind: 'ServiceAccount', name: 'nightly', namespace: 'shop' }],
  }),
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'efs.csi.aws.com' },
  object('v1', 'PersistentVolumeClaim', 'files', { spec: { accessModes: ['ReadWriteMany'], storageClassName: 'fast' } }),
  ingress('web', { '/': ['data', 'http'] }, { tls: [{ hosts: ['shop.example.com'], secretName: 'web-tls' }] }),
  object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { spec: { listeners: [{ name: 'http', port: 80 }] } }),
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web', {
    spec: { parentRefs: [{ name: 'public', sectionName: 'http' }], rules: [{ backendRefs: [{ name: 'data', port: 80 }] }] },
  }),
  object('batch/v1', 'Job', 'nightly', {
    spec: {
      template: {
        spec: {
          restartPolicy: 'Never',
          serviceAccountName: 'nightly',
          containers: [
            {
              name: 'job',
              resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Mi' } },
              env: [variable('PASSWORD', 'secret', 'login', 'password'), variable('TOKEN', 'secret', 'token', 'token')],
              volumeMounts: [
                { name: 'files', mountPath: '/files' },
                { name: 'tls', mountPath: '/tls', subPath: 'tls.crt' },
              ],
            },
          ],
          volumes: [
            { name: 'files', persistentVolumeClaim: { claimName: 'files' } },
            { name: 'tls', secret: { secretName: 'web-tls' } },
          ],
        },
      },
    },
  }),
];

const edge = (apiVersion: string, kind: string, name: string, spec: object, labels: object = {}) => ({
  apiVersion,
  kind,
  metadata: { namespace: 'edge', name, labels },
  spec,
});
const podsOf = (app: string, container: object) => ({
  selector: { matchLabels: { app } },
  template: { metadata: { labels: { app } }, spec: { containers: [{ name: app, ...container }] } },
});
const asks = (port: string | number) => ({ httpGet: { path: '/', port } });

/** Services, the pods behind them, and what else selects or names either. */
const WIRED: readonly unknown[] = [
  denyAll('edge'),
  edge('apps/v1', 'Deployment', 'web', {
    ...podsOf('web', {
      ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }],
      env: [{ name: 'PORT', value: '8080' }],
      args: ['--metrics=:9090'],
      startupProbe: asks('http'),
      readinessProbe: asks(8080),
      livenessProbe: { grpc: { port: 9090 } },
    }),
  }),
  edge(
    'v1',
    'Service',
    'web',
    {
      clusterIP: '10.96.0.20',
      loadBalancerIP: '192.0.2.1',
      selector: { app: 'web' },
      ports: [
        { name: 'http', port: 80, targetPort: 'http', nodePort: 30080, appProtocol: 'http' },
        { name: 'metrics', port: 9090 },
      ],
    },
    { app: 'web' },
  ),
  edge('apps/v1', 'StatefulSet', 'ring', {
    ...podsOf('ring', { args: ['--join=ring-0.ring'], ports: [{ name: 'tcp', containerPort: 7000 }] }),
    serviceName: 'ring',
  }),
  edge('v1', 'Service', 'ring', {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: { app: 'ring' },
    ports: [{ port: 7000, targetPort: 7000 }],
  }),
  edge('monitoring.coreos.com/v1', 'ServiceMonitor', 'web', {
    selector: { matchLabels: { app: 'web' } },
    namespaceSelector: { matchNames: ['edge'] },
    endpoints: [{ port: 'metrics' }, { targetPort: 9090 }],
  }),
  edge('monitoring.coreos.com/v1', 'PodMonitor', 'ring', {
    selector: { matchLabels: { app: 'ring' } },
    podMetricsEndpoints: [{ port: 'tcp' }, { portNumber: 7000 }],
  }),
  edge('keda.sh/v1alpha1', 'ScaledObject', 'web', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    advanced: { horizontalPodAutoscalerConfig: { name: 'web' } },
  }),
];

/** Everything that is read, and nothing to find in it. */
const SOUND: readonly unknown[] = [
  ...budgetManifests(),
  ...WIRED,
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } },
  { apiVersion: 'v1', kind: 'LimitRange', metadata: { namespace: 'shop', name: 'defaults' } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: 'shop', name: 'data' },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 3002 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { namespace: 'shop', name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'] },
  },
  ...REFERENCES,
  denyAll('shop'),
  policy('shop/web-to-data', { ...pods('web'), policyTypes: ['Egress'], egress: [{ to: [pods('data')], ports: PORTS }] }),
  policy('shop/data-from-web', {
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['data'] }] },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ...pods('web'), namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }], ports: PORTS }],
  }),
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { namespace: 'shop', name: 'nightly' },
    spec: {
      schedule: '0 3 * * *',
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          parallelism: 1,
          activeDeadlineSeconds: 3600,
          template: {
            metadata: { labels: { app: 'nightly' } },
            spec: {
              restartPolicy: 'Never',
              securityContext: { runAsNonRoot: true, runAsUser: 1000 },
              initContainers: [
                { name: 'init', restartPolicy: 'Always', resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Mi' } } },
              ],
              volumes: [
                { name: 'tmp', emptyDir: { sizeLimit: '1Mi' } },
                { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
              ],
              containers: [
                {
                  name: 'job',
                  image: 'registry.example.com/job:1.0.0',
                  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                  env: [
                    { name: 'A', value: 'b' },
                    { name: 'C', valueFrom: { configMapKeyRef: { name: 'data', key: 'POOL_SIZE' } } },
                  ],
                  lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
                  resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Mi' } },
                },
              ],
            },
          },
        },
      },
    },
  },
];

const DECLARED = { traffic: [{ from: deployed('shop/web'), to: deployed('shop/data'), port: 3002 }], budgets: EXAMPLE_BUDGETS };
const PLACES = placesOf(SOUND);

const edit = fc.record({ place: fc.constantFrom(...PLACES), odd: oddValue });
const edited = (edits: readonly { place: Place; odd: unknown }[]) =>
  edits.reduce<unknown>((manifests, { place, odd }) => replaceAt(manifests, place, odd), SOUND) as readonly unknown[];

const UNREAD = ['invalid-field', 'invalid-quantity'];
const pathOf = (path = '') => path.replaceAll(/\["([^"]*)"\]/g, '.$1');
const formatPlace = ([, ...place]: Place) => formatStep(place);

test('there is nothing to find before anything is odd', () => {
  expect(proveManifests(SOUND, DECLARED).findings).toEqual([]);
});

test('whatever stands anywhere, nothing throws, and the report can be read and sent', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const report = proveManifests(edited(edits), DECLARED);

      expect(typeof formatReport(report)).toBe('string');
      expect(typeof formatSummary(report)).toBe('string');
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(deriveTrafficGraph(edited(edits), DECLARED).nodes.length).toBeLessThanOrEqual(SOUND.length);
    }),
    { numRuns: 60 * propertyRuns },
  );
});

test('what cannot be read is one finding at its place, and nothing else is said', () => {
  let unread = 0;
  const below = PLACES.filter((place) => place.length > 1);
  fc.assert(
    fc.property(fc.constantFrom(...below), oddValue, (place, odd) => {
      const { findings } = proveManifests(edited([{ place, odd }]), DECLARED);

      // Of a map or a list some parts may be read, and then count.
      const isUnread = findings.some(({ id, path }) => UNREAD.includes(id) && pathOf(path) === formatPlace(place));
      if (!isUnread) return;
      unread += 1;
      expect(findings.map(({ id, path }) => `${id} ${pathOf(path)}`)).toEqual([expect.stringContaining(` ${formatPlace(place)}`)]);
    }),
    { numRuns: 120 * propertyRuns },
  );
  expect(unread).toBeGreaterThan(10 * propertyRuns);
});

test('an error is said of every object that is not one', () => {
  for (const document of ['text', 1, true, [], [[]], {}, { kind: 'Pod' }, { kind: 1 }, { apiVersion: 'v1', kind: 'Pod' }])
    expect(hasErrors(proveManifests([document]))).toBe(true);
});
