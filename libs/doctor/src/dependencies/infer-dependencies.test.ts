import { denyAll, deployment, deploymentOf, policy, service } from '../../testing/example-manifests';
import type { Manifest } from '../read/manifest';
import { inferDependencies } from './infer-dependencies';

const told = (url: string, pod: object = {}) => deploymentOf('shop/web', { env: [{ name: 'API_URL', value: url }] }, pod);

/** `Service shop/api:80 allowed`, or `example.com unknown`. */
function infer(...manifests: readonly Manifest[]): readonly string[] {
  return inferDependencies(manifests).map(({ to, port, verdict }) => {
    const name = 'host' in to ? to.host : `${to.kind} ${to.namespace}/${to.name}`;
    return `${name}${port === undefined ? '' : `:${port}`} ${verdict}`;
  });
}

const api = [deployment('shop/api', { ports: [{ port: 8080 }] }), service('shop/api', { ports: [{ port: 80, targetPort: 8080 }] })];

test.each([
  ['http://api', 'Service shop/api:80 allowed'],
  ['http://api.shop', 'Service shop/api:80 allowed'],
  ['http://api.shop.svc', 'Service shop/api:80 allowed'],
  ['http://api.shop.svc.cluster.local.', 'Service shop/api:80 allowed'],
  ['http://API:80/v1', 'Service shop/api:80 allowed'],
  ['http://api:8080', 'Service shop/api:8080 unresolved'],
  ['http://apii', 'Service shop/apii:80 unresolved'],
  ['http://api.back.svc', 'Service back/api:80 unresolved'],
  ['http://api.example.com', 'api.example.com:80 unknown'],
  ['http://api.io', 'api.io:80 unknown'],
])('%s leads to %s', (url, expected) => {
  expect(infer(...api, told(url))).toEqual([expected]);
});

test('a name leads through an ExternalName to what it stands for', () => {
  const alias = (externalName: string) => service('shop/mail', { type: 'ExternalName', externalName });

  expect(infer(alias('smtp.example.com'), told('smtp://mail'))).toEqual(['smtp.example.com:25 unknown']);
  expect(infer(...api, alias('api.shop.svc.cluster.local'), told('http://mail'))).toEqual(['Service shop/api:80 allowed']);
  expect(infer(alias('mail.shop.svc'), told('smtp://mail'))).toEqual(['mail.shop.svc:25 unknown']);
});

test('a pod behind a headless Service is called on its own port', () => {
  const ring = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'ring', namespace: 'shop' },
    spec: { template: { metadata: { labels: { app: 'ring' } }, spec: { containers: [{ ports: [{ containerPort: 7000 }] }] } } },
  };
  const headless = service('shop/ring', { clusterIP: 'None', ports: [{ port: 70, targetPort: 7000 }] });

  expect(infer(ring, headless, told('tcp://ring-0.ring:7000'))).toEqual(['Service shop/ring:7000 allowed']);
});

test('a name that two containers give to a port means the one that comes first', () => {
  const containers = [{ ports: [{ name: 'http', containerPort: 8080 }] }, { ports: [{ name: 'http', containerPort: 9090 }] }];
  const spec = { template: { metadata: { labels: { app: 'api' } }, spec: { containers } } };
  const twice = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'api', namespace: 'shop' }, spec };
  const named = service('shop/api', { ports: [{ port: 80, targetPort: 'http' }] });
  const allow = (port: number) => policy('shop/in', { podSelector: { matchLabels: { app: 'api' } }, ingress: [{ ports: [{ port }] }] });

  expect(infer(twice, named, allow(8080), told('http://api'))).toEqual(['Service shop/api:80 allowed']);
  expect(infer(twice, named, allow(9090), told('http://api'))).toEqual(['Service shop/api:80 blocked']);
});

test('where names are not asked of the DNS of the cluster, nothing is said of them', () => {
  expect(infer(...api, told('http://apii', { hostAliases: [{ hostnames: ['apii'] }] }))).toEqual(['apii:80 unknown']);
  expect(infer(...api, told('http://apii', { dnsPolicy: 'None' }))).toEqual(['apii:80 unknown']);
  expect(infer(...api, told('http://apii', { dnsConfig: { searches: ['example.com'] } }))).toEqual(['apii:80 unknown']);
});

test('what variables, arguments, probes, hooks and files say of one port is one dependency with all of its evidence', () => {
  const data = { HOST: 'api.shop', 'app.conf': 'cache = redis://api:80', unread: 'redis://nobody:1' };
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'shop' }, data };
  const web = deploymentOf(
    'shop/web',
    {
      env: [
        { name: 'API_HOST', valueFrom: { configMapKeyRef: { name: 'web', key: 'HOST' } } },
        { name: 'API_PORT', value: '80' },
      ],
      args: ['--api', 'api:80'],
      readinessProbe: { exec: { command: ['wget', 'http://api/ready'] } },
      lifecycle: { preStop: { exec: { command: ['nc', '-z', 'api', '80'] } } },
      volumeMounts: [{ name: 'files', mountPath: '/etc/app' }],
    },
    { volumes: [{ name: 'files', configMap: { name: 'web', items: [{ key: 'app.conf', path: 'app.conf' }] } }] },
  );

  const [dependency, ...others] = inferDependencies([...api, config, web]);

  expect(others).toEqual([]);
  expect(dependency?.destinations).toEqual([{ workload: { kind: 'Deployment', namespace: 'shop', name: 'api' }, port: 8080 }]);
  expect(dependency?.evidence.map(({ path }) => path).sort()).toEqual([
    'data.HOST',
    'data["app.conf"]',
    'spec.template.spec.containers[0].args[1]',
    'spec.template.spec.containers[0].lifecycle.preStop.exec.command[2]',
    'spec.template.spec.containers[0].readinessProbe.exec.command[1]',
  ]);
});

test('no text of it holds a password', () => {
  expect(JSON.stringify(inferDependencies([...api, told('http://user:hunter2@api')]))).not.toContain('hunter2');
});

test('policies see the port of the pod', () => {
  const open = (port: number) => [
    denyAll('shop'),
    policy('shop/out', { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: [{ port }] }] }),
    policy('shop/in', { podSelector: {}, ingress: [{ ports: [{ port }] }] }),
  ];

  expect(infer(...api, told('http://api'), ...open(8080))).toEqual(['Service shop/api:80 allowed']);
  expect(infer(...api, told('http://api'), ...open(80))).toEqual(['Service shop/api:80 blocked']);
});

test('of pods that are not in the manifests, or whose policies are not read, nothing is said', () => {
  const calico = { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy', metadata: { name: 'a', namespace: 'shop' }, spec: {} };

  expect(infer(service('shop/api'), told('http://api'), denyAll('shop'))).toEqual(['Service shop/api:80 unknown']);
  expect(infer(...api, told('http://api'), denyAll('shop'), calico)).toEqual(['Service shop/api:80 unknown']);
});
