import type { Manifest } from '../../src/read/manifest';

/** Used by tests only: an object of each kind that is read, of which an API server takes every field. */

const metadata = { name: 'web', namespace: 'default', labels: { app: 'web', 'example.com/tier': 'front' } };
const matchLabels = { app: 'web' };

const container = {
  name: 'web',
  image: 'registry.example.com/web:1.0.0',
  args: ['--quiet'],
  ports: [
    { name: 'http', protocol: 'TCP', containerPort: 8080 },
    { name: 'metrics', protocol: 'TCP', containerPort: 9090 },
  ],
  env: [
    { name: 'A', value: 'a' },
    { name: 'B', valueFrom: { configMapKeyRef: { name: 'web', key: 'b', optional: true } } },
  ],
  envFrom: [{ prefix: 'X_', configMapRef: { name: 'web', optional: true } }],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  startupProbe: { tcpSocket: { port: 'http' }, initialDelaySeconds: 1, periodSeconds: 2, failureThreshold: 30 },
  livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, failureThreshold: 3 },
  lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
};

const template = {
  metadata: { labels: matchLabels },
  spec: {
    terminationGracePeriodSeconds: 30,
    hostNetwork: false,
    enableServiceLinks: true,
    initContainers: [{ name: 'sidecar', image: 'registry.example.com/sidecar:1.0.0', restartPolicy: 'Always' }],
    containers: [container],
    volumes: [{ name: 'tmp', emptyDir: { medium: '', sizeLimit: '16Mi' } }],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        minDomains: 2,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels },
      },
    ],
    restartPolicy: 'Always',
  },
};

const peer = { podSelector: { matchLabels }, namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] } };

/** Objects by the collection of the API that they are created in. */
export const COMPLETE_OBJECTS: Readonly<Record<string, Manifest & Readonly<Record<string, unknown>>>> = {
  'apis/apps/v1/namespaces/default/deployments': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      minReadySeconds: 5,
      progressDeadlineSeconds: 600,
      selector: { matchLabels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
      template,
    },
  },
  'apis/apps/v1/namespaces/default/daemonsets': {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector: { matchLabels },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      template,
    },
  },
  'apis/apps/v1/namespaces/default/statefulsets': {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      replicas: 2,
      ordinals: { start: 1 },
      serviceName: 'web',
      selector: { matchLabels },
      template,
      volumeClaimTemplates: [
        { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
      ],
    },
  },
  'apis/batch/v1/namespaces/default/cronjobs': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule: '* * * * *',
      jobTemplate: { spec: { parallelism: 1, template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } } },
    },
  },
  'apis/networking.k8s.io/v1/namespaces/default/networkpolicies': {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [peer], ports: [{ protocol: 'TCP', port: 'http' }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 80, endPort: 90 }] }],
    },
  },
  'apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers': {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 2,
      maxReplicas: 4,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 60,
          selectPolicy: 'Max',
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
  },
  'apis/policy/v1/namespaces/default/poddisruptionbudgets': {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, selector: { matchLabels } },
  },
  'api/v1/namespaces/default/resourcequotas': {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata,
    spec: {
      hard: { 'requests.cpu': '4', pods: 10 },
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
    },
  },
  'api/v1/namespaces/default/configmaps': { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { b: 'c' }, binaryData: { d: 'eA==' } },
  'api/v1/namespaces/default/secrets': {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'Opaque',
    data: { b: 'eA==' },
    stringData: { d: 'e' },
  },
  'api/v1/namespaces/default/persistentvolumeclaims': {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      volumeMode: 'Filesystem',
      resources: { requests: { storage: '1Gi' } },
    },
  },
  'apis/networking.k8s.io/v1/namespaces/default/ingresses': {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['web.example.com'], secretName: 'web' }],
      rules: [
        {
          host: 'web.example.com',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { name: 'http' } } } }] },
        },
      ],
    },
  },
  'apis/rbac.authorization.k8s.io/v1/namespaces/default/roles': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['web'] }],
  },
  'apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }],
  },
  'api/v1/namespaces/default/services': {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { type: 'ClusterIP', selector: matchLabels, ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }] },
  },
  'api/v1/namespaces': { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', labels: { team: 'a' } } },
};
