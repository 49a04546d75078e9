import { defineContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { parse } from 'yaml';
import { createPlatform, find, mailer, prod, scale, site } from '../../testing/fixtures';
import { createLogParts, createLogs, logsEnvironment } from '../../testing/log-fixtures';
import { prometheusAnnotations } from '../environment/monitoring';
import { ExternalApi } from '../outside/external-api';
import { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { Worker } from '../worker/worker';
import { findConfigFaults } from './fluent-bit/find-config-faults';
import { elasticsearch, loki, openSearch, s3Archive } from './log-outputs';
import { LogPipeline } from './log-pipeline';
import type { LogPipelineProps } from './log-pipeline-props';

const untyped = (props: object) => props as never;
const ROLE = 'arn:aws:iam::111122223333:role/shop-logs';

const configOf = (platform: Platform) =>
  (find(platform, 'ConfigMap', 'log-pipeline-fluent-bit') as unknown as { readonly data: Readonly<Record<string, string>> }).data;

test('it runs on each node without root, and writes to no folder but its own', () => {
  const { logs, pipeline } = createLogs();

  expect(logs.objectsOf(pipeline).map(({ kind }) => kind)).toEqual([
    ...['NetworkPolicy', 'NetworkPolicy', 'ServiceAccount', 'Role', 'RoleBinding', 'ExternalSecret', 'ConfigMap', 'ConfigMap', 'DaemonSet'],
  ]);
  const spec = find(logs, 'DaemonSet', 'log-pipeline') as unknown as {
    readonly spec: {
      readonly template: { readonly spec: { readonly volumes: readonly object[]; readonly containers: readonly object[] } };
    };
  };
  expect(spec.spec.template.spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, supplementalGroups: [0], seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        image: 'fluent/fluent-bit:5.1.1',
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        livenessProbe: { httpGet: { path: '/', port: 'management' } },
      },
    ],
  });
  expect(spec.spec.template.spec.volumes.filter((volume) => 'hostPath' in volume)).toEqual([
    { name: 'log-containers', hostPath: { path: '/var/log/containers', type: 'Directory' } },
    { name: 'log-pods', hostPath: { path: '/var/log/pods', type: 'Directory' } },
  ]);
  const [{ volumeMounts = [] } = {}] = spec.spec.template.spec.containers as {
    volumeMounts?: { mountPath: string; readOnly?: boolean }[];
  }[];
  expect(volumeMounts.filter(({ readOnly }) => readOnly !== true)).toEqual([{ name: 'writable-buffer', mountPath: '/buffer' }]);
});

test('it may get pods of the namespaces that it reads, and nothing else', () => {
  const { logs } = createLogs();

  expect(find(logs, 'Role', 'log-pipeline-reads-pods')).toMatchObject({
    metadata: { namespace: 'shop-prod' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  });
  expect(find(logs, 'RoleBinding', 'log-pipeline-reads-pods')).toMatchObject({
    metadata: { namespace: 'shop-prod' },
    subjects: [{ kind: 'ServiceAccount', name: 'log-pipeline', namespace: 'logs-prod' }],
  });
  expect(logs.toJson().map(({ kind }) => kind)).not.toContain('ClusterRole');
});

test('the proof holds: out to the API server, the output and DNS, and in for metrics alone', () => {
  const { logs } = createLogs();
  logs.scrapedBy(prometheusAnnotations());

  const report = proveManifests(logs.toJson(), {
    traffic: logs.declaredTraffic(),
    budgets: logs.declaredBudgets(),
    namespaces: [logs.namespace],
  });

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(report.matrix.map(({ from, to, ports }) => `${from} > ${to} ${ports}`)).toEqual([
    'DaemonSet logs-prod/log-pipeline > 192.0.2.4/32 TCP 6443',
    'DaemonSet logs-prod/log-pipeline > opensearch (search.example.com) at 198.51.100.0/24 TCP 443',
    'DaemonSet logs-prod/log-pipeline > pods k8s-app=kube-dns of namespace kube-system TCP 53, UDP 53',
    'pods app.kubernetes.io/name=prometheus of namespace monitoring > DaemonSet logs-prod/log-pipeline TCP 2020',
  ]);
});

test('credentials come by reference, and stand in no file', () => {
  const { logs } = createLogs();

  expect(find(logs, 'ExternalSecret', 'log-pipeline-credentials')).toMatchObject({
    spec: { data: [{ secretKey: 'OPENSEARCH_PASSWORD' }, { secretKey: 'OPENSEARCH_USERNAME' }] },
  });
  expect(configOf(logs)['fluent-bit.yaml']).toContain('http_passwd: ${OPENSEARCH_PASSWORD}');
});

test('the form of its configuration is sound, with every kind of output', () => {
  const parts = createLogParts();
  const api = (name: string) => new ExternalApi(parts.logs, name, { hosts: [`${name}.example.com`] });
  const to = [
    openSearch(parts.search),
    elasticsearch(api('elastic'), { authentication: 'none', path: '/insert/elasticsearch' }),
    loki(api('loki'), { uri: '/${TENANT}/push' }),
    s3Archive(api('s3'), { bucket: 'shop-logs', region: 'eu-central-1', roleArn: ROLE }),
  ];
  const pipeline = new LogPipeline(parts.logs, 'log-pipeline', { from: [parts.shop], to, env: { TENANT: 'shop' } });

  const config: unknown = parse(configOf(parts.logs)['fluent-bit.yaml'] ?? '');
  const given = new Set(Object.keys(pipeline.contract.env));

  expect(findConfigFaults(config, given)).toEqual([]);
  expect(config).toEqual(pipeline.fluentBit);
  expect(config).toMatchObject({
    pipeline: {
      inputs: [{ path: '/var/log/containers/*_shop-prod_*.log', 'storage.type': 'filesystem' }],
      outputs: [
        { name: 'opensearch', host: '${OPENSEARCH_HOST}', tls: true, 'tls.verify': true, 'storage.total_limit_size': '512M' },
        { name: 'es', path: '/insert/elasticsearch' },
        { name: 'loki', uri: '/${TENANT}/push' },
        { name: 's3', bucket: 'shop-logs', store_dir: '/buffer/s3' },
      ],
    },
  });
  expect(find(parts.logs, 'ServiceAccount', 'log-pipeline')).toMatchObject({
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': ROLE } },
  });
  expect(pipeline.files.map(({ name }) => name)).toEqual([
    ...['opensearch/index-template.json', 'opensearch/ism-policy.json', 'opensearch/roles.json'],
    ...['elastic/index-template.json', 'elastic/ilm-policy.json', 'elastic/roles.json'],
    ...['s3/bucket-lifecycle.json', 's3/writer-policy.json', 's3/reader-policy.json'],
  ]);
});

test('a service of another platform takes lines too, and opens its half', () => {
  const parts = createLogParts();
  const monitoring = new Platform(parts.logs.node.root, 'monitoring', prod);
  const store = new HttpService(monitoring, site, { scale });

  new LogPipeline(parts.logs, 'log-pipeline', { from: [parts.shop], to: [elasticsearch(store, { authentication: 'none' })] });

  expect(find(parts.logs, 'ConfigMap', 'log-pipeline')).toHaveProperty('data.SITE_HOST', 'site.monitoring-prod');
  expect(monitoring.toJson().map(({ metadata }) => metadata.name)).toContain('allow-site-from-logs-prod-log-pipeline');
});

test('a changed rule starts it again', () => {
  const checksum = (props: Partial<LogPipelineProps>) => {
    const daemonSet = find(createLogs(props).logs, 'DaemonSet', 'log-pipeline') as unknown as {
      readonly spec: { readonly template: { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } } };
    };
    return daemonSet.spec.template.metadata.annotations['checksum/fluent-bit'];
  };

  expect(checksum({ redact: ['email'] })).not.toBe(checksum({}));
  expect(checksum({ redact: ['email'] })).toBe(checksum({ redact: ['E-Mail'] }));
});

test('what a contract calls a secret is hidden, whenever its service is made', () => {
  const { shop, pipeline } = createLogs();
  const env = { STRIPE_KEY: { type: 'text', secret: true, description: 'key' } } as const;
  new HttpService(shop, defineContract({ name: 'orders', description: 'orders', port: 4001, env }), { scale });

  expect(pipeline.redaction).toContain("['stripekey'] = true");
});

describe('tells', () => {
  const faultsOf = (props: object, environment = logsEnvironment) => createLogs(untyped(props), environment).logs.findFaults();

  test('a namespace that lets no pod see its node', () => {
    expect(faultsOf({}, prod)).toEqual([
      `prod/log-pipeline: it reads files of its node (hostPath), which Pod Security "restricted" of namespace logs-prod refuses; make it in a platform of its own: new Platform(app, 'logs', { ...environment, namespace: { podSecurity: 'privileged' } })`,
    ]);
  });

  test('what shares its namespace', () => {
    const { logs } = createLogs();
    new Worker(logs, { ...mailer, stores: {}, env: {} }, { scale });

    expect(logs.findFaults()).toContain(
      'prod/log-pipeline: mailer is in its platform, whose namespace lets pods see their node; make it in another',
    );
  });

  test('that nobody says where the API server is', () => {
    const { apiServer, ...environment } = logsEnvironment;

    expect(apiServer).toBeDefined();
    expect(faultsOf({}, environment)).toEqual([
      "prod/log-pipeline: it asks the API server for pods, but the environment does not say where that is; write apiServer: { cidrs: ['<address>/32'] } there, as kubectl get endpoints kubernetes names it",
    ]);
  });

  test.each<[object, string]>([
    [{ to: [] }, 'to is empty, so that every line would be lost; write where lines go: to: [openSearch(<the API>)]'],
    [{ to: undefined }, 'to is missing; a LogPipeline has no default for it'],
    [{ from: [] }, 'from is empty, so that it would read no line; write the platforms whose lines it reads: from: [shop]'],
    [{ from: ['shop'] }, 'from[0] is "shop"; give what new Platform() has made'],
    [{ redcat: ['email'] }, 'redcat is no prop of a LogPipeline; write redact'],
    [{ redact: ['-'] }, 'redact[0] is "-"; write the name of a field such as "email"'],
    [{ buffer: '1Gi' }, 'buffer is "1Gi" (did you mean Size.gibibytes(1)?), which is no size'],
    [
      { env: { SEARCH_PASSWORD: 'hunter2' } },
      "env.SEARCH_PASSWORD is a credential in plain text; take it out: each output's credential comes by reference to a Secret",
    ],
    [{ to: ['search'] }, 'to[0] is "search", which is no output; give what openSearch(), elasticsearch(), loki() or s3Archive() has made'],
  ])('%j', (props, fault) => {
    expect(faultsOf(props)).toEqual([`prod/log-pipeline: ${fault}`]);
  });

  const faultsOfOutput = (make: (search: ExternalApi) => unknown) => {
    const parts = createLogParts();
    new LogPipeline(parts.logs, 'log-pipeline', { from: [parts.shop], to: [make(parts.search) as never] });
    return parts.logs.findFaults();
  };

  test.each<[object, string]>([
    [{ retentiondays: 5 }, 'to[0].retentiondays is no prop of openSearch(); write to[0].retentionDays'],
    [{ retentionDays: 0 }, 'to[0].retentionDays is 0; write a whole number of at least 1'],
    [{ index: 'Shop' }, 'to[0].index is "Shop"; write lower-case letters, digits and hyphens, such as "shop-logs"'],
    [{ authentication: 'basic' }, 'to[0].authentication is "basic"; write "password" or "none"'],
    [
      { password: 'hunter2' },
      'to[0].password is a credential in plain text, which openSearch() does not take; leave it out, and put OPENSEARCH_USERNAME and OPENSEARCH_PASSWORD into the secret store',
    ],
  ])('an output with %j, and never shows a credential', (props, fault) => {
    const faults = faultsOfOutput((search) => openSearch(search, untyped(props)));

    expect(faults).toEqual([`prod/log-pipeline: ${fault}`]);
    expect(faults.join()).not.toContain('hunter2');
  });

  test.each<[object, string]>([
    [{ region: 'Frankfurt' }, 'to[0].region is "Frankfurt"; write a region such as "eu-central-1"'],
    [{ bucket: undefined }, 'to[0].bucket is missing; s3Archive() has no default for it'],
    [
      { coldAfterDays: 90, retentionDays: 60 },
      'to[0].retentionDays (60) is not above coldAfterDays (90), so that S3 refuses the rule; raise it',
    ],
  ])('an archive with %j', (props, fault) => {
    const archive = { bucket: 'shop-logs', region: 'eu-central-1', ...props };

    expect(faultsOfOutput((search) => s3Archive(search, untyped(archive)))).toEqual([`prod/log-pipeline: ${fault}`]);
  });

  test('a variable that nothing sets', () => {
    expect(faultsOfOutput((search) => loki(search, { uri: '/${TENANT}/push' }))).toEqual([
      "prod/log-pipeline: pipeline.outputs[0].uri reads ${TENANT}, which nothing sets; write env: { TENANT: '<value>' }",
    ]);
  });

  test('a password that would go in the clear, and two outputs to one target', () => {
    const parts = createLogParts();
    const plain = new ExternalApi(parts.logs, 'plain', { hosts: ['search.internal'], scheme: 'http', ports: [9200] });
    new LogPipeline(parts.logs, 'log-pipeline', { from: [parts.shop], to: [openSearch(plain)] });
    new LogPipeline(parts.logs, 'twice', { from: [parts.shop], to: [openSearch(parts.search), loki(parts.search)] });

    expect(parts.logs.findFaults()).toEqual(
      expect.arrayContaining([
        "prod/log-pipeline: to[0] would send its password to plain in the clear; reach it by https, or write authentication: 'none' where it asks nobody who they are",
        'prod/twice: to names opensearch twice; give each output a target of its own',
      ]),
    );
  });

  test('a platform that reads itself, and one of another environment', () => {
    const parts = createLogParts();
    const from = [parts.logs, createPlatform({ ...prod, name: 'stage' })];
    new LogPipeline(parts.logs, 'log-pipeline', { from, to: [openSearch(parts.search)] });

    expect(parts.logs.findFaults()).toEqual([
      'prod/log-pipeline: from[0] is its own platform, so that it would read what it writes; leave it out',
      'prod/log-pipeline: from[1] is shop-stage of another environment; give one of prod',
    ]);
  });
});
