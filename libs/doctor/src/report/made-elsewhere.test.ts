import { proveManifests } from './report';

/** Valid YAML that others wrote, as a parser gives it: what is said of it is wrong. Nobody declares its traffic, so that is left out. */
function findIn(...documents: readonly unknown[]) {
  const { findings } = proveManifests(documents);
  return findings.filter(({ id }) => id !== 'open-namespace').map(({ id, certainty, what }) => `${certainty} ${id}: ${what}`);
}

const meta = (name: string, namespace: string, more: object = {}) => ({ name, namespace, ...more });
const resources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } };

test('Services and budgets for pods of other controllers and of single pods, and objects that others make', () => {
  const template = (app: string) => ({
    metadata: { labels: { app } },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        {
          name: app,
          image: `registry.example.com/${app}:1.0.0`,
          ports: [{ name: 'tcp', containerPort: 7000 }],
          env: [
            { name: 'DB', value: 'postgres://legacy-db:5432/crm' },
            { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'ring-login', key: 'password' } } },
            { name: 'EXTRA', valueFrom: { configMapKeyRef: { name: 'ring-extra', key: 'extra', optional: true } } },
          ],
          resources,
          readinessProbe: { tcpSocket: { port: 'tcp' } },
        },
      ],
      volumes: [{ name: 'tls', secret: { secretName: 'ring-tls' } }],
    },
  });
  const workload = (apiVersion: string, kind: string, app: string, replicas: number, more: object = {}) => ({
    apiVersion,
    kind,
    metadata: meta(app, 'crm'),
    spec: { ...more, replicas, selector: { matchLabels: { app } }, template: template(app) },
  });
  const service = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: meta(name, 'crm'), spec });
  const budget = (app: string) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: meta(app, 'crm'),
    spec: { maxUnavailable: 1, selector: { matchLabels: { app } } },
  });
  const ports = [{ name: 'tcp', port: 7000, targetPort: 'tcp' }];

  const found = findIn(
    service('legacy-db', { ports: [{ name: 'sql', port: 5432, targetPort: 5432 }] }),
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: meta('legacy-db-1', 'crm', { labels: { 'kubernetes.io/service-name': 'legacy-db' } }),
      addressType: 'IPv4',
      ports: [{ name: 'sql', port: 5432, protocol: 'TCP' }],
      endpoints: [{ addresses: ['192.0.2.17'] }],
    },
    service('mail', { type: 'ExternalName', externalName: 'smtp.example.com' }),
    workload('apps/v1', 'StatefulSet', 'ring', 2, { serviceName: 'ring' }),
    service('ring', { clusterIP: 'None', selector: { app: 'ring' }, ports }),
    service('ring-0', { selector: { app: 'ring', 'statefulset.kubernetes.io/pod-name': 'ring-0' }, ports }),
    budget('ring'),
    { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: meta('ring', 'crm'), spec: { secretName: 'ring-tls' } },
    { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: meta('ring-login', 'crm'), spec: { data: [] } },
    workload('argoproj.io/v1alpha1', 'Rollout', 'portal', 3, { strategy: { canary: { steps: [{ setWeight: 20 }] } } }),
    budget('portal'),
  );

  expect(found).toEqual([]);
});

test('a List with status, empty fields and quantities in every spelling, beside kinds of other groups under the same names', () => {
  const labels = { app: 'tally', release: '1', canary: 'false' };
  const probe = { httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' }, timeoutSeconds: 2 };
  const container = {
    name: 'tally',
    command: null,
    env: null,
    envFrom: [],
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    resources: { requests: { cpu: '0.5', memory: 128_974_848 }, limits: { cpu: '1e0', memory: '0.25Gi', 'ephemeral-storage': '1G' } },
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 6 },
  };
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    metadata: { resourceVersion: '' },
    items: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: meta('tally', '2024', { creationTimestamp: null, generation: 4, annotations: null }),
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          strategy: { type: 'RollingUpdate', rollingUpdate: null },
          template: { metadata: { creationTimestamp: null, labels }, spec: { nodeSelector: null, containers: [container], volumes: null } },
        },
        status: { replicas: 1, readyReplicas: 1, conditions: [] },
      },
    ],
  };

  const found = findIn(
    list,
    null,
    null,
    {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: meta('tally', '2024'),
      spec: { template: { spec: { containers: [{ image: 'registry.example.com/tally-fn:1.0.0', ports: [{ containerPort: 9000 }] }] } } },
    },
    {
      apiVersion: 'projectcalico.org/v3',
      kind: 'NetworkPolicy',
      metadata: meta('tally', '2024'),
      spec: { order: 10, selector: "app == 'tally'", types: ['Ingress'], ingress: [{ action: 'Allow', protocol: 'TCP' }] },
    },
  );

  expect(found).toEqual([
    'proven unread-traffic-kind: 1 object of NetworkPolicy.projectcalico.org may open or close traffic, and is not read',
  ]);
});
