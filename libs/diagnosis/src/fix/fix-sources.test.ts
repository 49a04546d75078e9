import { objectsOf } from '../../testing/read-text';
import { diagnose } from '../judge/diagnose';
import type { SourceObject } from '../read/source';
import { fixSources } from './fix-sources';
import { showChanges } from './show-changes';

const SKIP = ['open-namespace', 'missing-disruption-budget'];
const judge = (objects: readonly SourceObject[]) => diagnose(objects, { skip: SKIP }).diagnostics;
const idsOf = (text: string) => judge(objectsOf(text)).map(({ id }) => id);

const sourceOf = (text: string, name = 'shop.yaml') => ({ name, isNamed: true, text });
const fix = (text: string) => fixSources([sourceOf(text)], judge);
const fixedText = (text: string) => fix(text).sources[0]?.text;

const deployment = (name: string, more = '', container = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
${more}  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${name}:1
          ports: [{ name: http, containerPort: 8080 }]
          resources: { requests: { cpu: 1 } }
${container}---
`;
const service = (name: string, spec: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`;
const autoscaler = (name: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: shop }
spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} } }
---
`;
const cronJob = `apiVersion: batch/v1
kind: CronJob
metadata: { name: report, namespace: shop }
spec:
  schedule: '*/2 * * * *'  # every other minute
  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: 'a:1' }] } } } }
`;
const config = (keys: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { ${keys} }
---
`;
const envFrom = (name: string, key: string) => `          env:
            - name: LEVEL
              valueFrom: { configMapKeyRef: { name: ${name}, key: ${key} } }
`;
const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
`;
const volume = `      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`;
const mount = '          volumeMounts: [{ name: files, mountPath: /files }]\n';

/** A text with a fault, what is written in place of which part of it, and what comes there. */
interface Case {
  readonly rule: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

const CASES: readonly Case[] = [
  {
    rule: 'target-port-unserved',
    text: deployment('web') + service('web', "{ selector: { app: web }, ports: [{ port: 80, targetPort: 'htpp' }] }"),
    before: "targetPort: 'htpp'",
    after: "targetPort: 'http'",
  },
  {
    rule: 'target-port-unserved',
    text: deployment('web') + service('web', '{ selector: { app: web }, ports: [{ port: 80, targetPort: 8081 }] }'),
    before: 'targetPort: 8081',
    after: 'targetPort: http',
  },
  {
    rule: 'probe-port-unknown',
    text: deployment('web', '', '          readinessProbe: { httpGet: { path: /, port: htpp } } # asks\n'),
    before: 'port: htpp }',
    after: 'port: http }',
  },
  {
    rule: 'service-selects-nobody',
    text: deployment('checkout') + service('checkout', '{ selector: { app: chekout }, ports: [{ port: 80, targetPort: http }] }'),
    before: 'selector: { app: chekout }',
    after: 'selector: { app: checkout }',
  },
  {
    rule: 'key-missing',
    text: config("log-level: debug, port: '1'") + deployment('web', '', envFrom('settings', 'log-levle')),
    before: 'key: log-levle',
    after: 'key: log-level',
  },
  {
    rule: 'config-map-missing',
    text: config('log-level: debug') + deployment('web', '', envFrom('setings', 'log-level')),
    before: 'name: setings',
    after: 'name: settings',
  },
  {
    rule: 'unknown-field',
    text: deployment('web', '', '          imagePullPolicyy: Always # each time\n'),
    before: 'imagePullPolicyy: Always',
    after: 'imagePullPolicy: Always',
  },
  {
    rule: 'unknown-value',
    text: deployment('web', '', '          imagePullPolicy: always\n'),
    before: 'imagePullPolicy: always',
    after: 'imagePullPolicy: Always',
  },
  {
    rule: 'replicas-beside-autoscaler',
    text: deployment('web', '  replicas: 2 # at night\n  revisionHistoryLimit: 2\n') + autoscaler('web'),
    before: '  replicas: 2 # at night\n',
    after: '',
  },
  {
    rule: 'volume-blocks-rollout',
    text: claim + deployment('web', '  replicas: 1\n', mount + volume),
    before: '  replicas: 1\n',
    after: '  replicas: 1\n  strategy:\n    type: Recreate\n',
  },
  {
    rule: 'volume-blocks-rollout',
    text:
      claim +
      deployment('web', '  replicas: 1\n  strategy:\n    rollingUpdate:\n      maxUnavailable: 0 # none\n  # of ours\n', mount + volume),
    before: '    rollingUpdate:\n      maxUnavailable: 0 # none\n',
    after: '    type: Recreate # none\n',
  },
  {
    rule: 'cron-runs-overlap',
    text: cronJob,
    before: "schedule: '*/2 * * * *'  # every other minute\n",
    after: "schedule: '*/2 * * * *'  # every other minute\n  concurrencyPolicy: Forbid\n",
  },
  {
    rule: 'invalid-quantity',
    text: deployment('web').replace('cpu: 1', 'cpu: 1, memory: "512MB"'),
    before: 'memory: "512MB"',
    after: 'memory: "512M"',
  },
  {
    rule: 'strategy-refused',
    text: deployment('web')
      .replace('kind: Deployment', 'kind: DaemonSet')
      .replace('  template:', '  updateStrategy: { rollingUpdate: { maxSurge: 1 } }\n  template:'),
    before: '{ maxSurge: 1 }',
    after: '{ maxSurge: 1, maxUnavailable: 0 }',
  },
];

test.each(CASES)(
  'the fix of $rule is written, nothing else changes, and then nothing is found: $after',
  ({ rule, text, before, after }) => {
    const expected = text.replace(before, after);

    const { sources, fixed, refused } = fix(text);

    expect(idsOf(text)).toContain(rule);
    expect(sources[0]?.text).toBe(expected);
    expect(fixed.map(({ id }) => id)).toContain(rule);
    expect(refused).toEqual([]);
    expect(idsOf(expected)).toEqual([]);
    expect(fixedText(expected)).toBe(expected);
  },
);

test('a manifest in JSON stays JSON', () => {
  const json = (more: object) =>
    JSON.stringify(Object.assign(JSON.parse(JSON.stringify(objectsOf(cronJob)[0]?.object)), more), undefined, 2);
  const text = json({}).replace('"schedule": "*/2 * * * *",', '"schedule": "*/2 * * * *",\n    "suspended": false,');

  const written = fixedText(text) ?? '';

  expect(JSON.parse(written)).toMatchObject({ spec: { suspend: false, concurrencyPolicy: 'Forbid' } });
  expect(written.split('\n').filter((line) => !text.includes(line))).toHaveLength(2);
});

test('objects of a List are fixed in it, and line breaks of Windows stay', () => {
  const item = cronJob.trimEnd().replaceAll('\n', '\n    ');
  const text = `kind: List\napiVersion: v1\nitems:\n  - ${item}\n`.replaceAll('\n', '\r\n');

  const written = fixedText(text);

  expect(written).toBe(text.replace('minute\r\n', 'minute\r\n      concurrencyPolicy: Forbid\r\n'));
});

test('all documents of a file are fixed, and those that cannot be read stay', () => {
  const text = `--- # first\n${cronJob}---\nkind: [\n---\n${cronJob.replace('name: report', 'name: other')}`;

  expect(fixedText(text)?.match(/concurrencyPolicy: Forbid\n/g)).toHaveLength(2);
  expect(fixedText(text)?.replaceAll('  concurrencyPolicy: Forbid\n', '')).toBe(text);
});

test.each<[string, string]>([
  ['an anchor', cronJob.replace('schedule:', 'schedule: &when').replace('spec:\n', 'spec: &spec\n')],
  ['a merge', cronJob.replace('spec:\n', 'spec:\n  <<: { suspend: false }\n')],
])('nothing is written beside %s, and that is told', (_, text) => {
  const { sources, fixed, refused } = fix(text);

  expect(sources[0]?.text).toBe(text);
  expect(fixed).toEqual([]);
  expect(refused).toMatchObject([{ diagnostic: { id: 'cron-runs-overlap' }, reason: expect.stringContaining('an anchor or an alias') }]);
});

test('of two objects with one name each is fixed where it is wrong', () => {
  const text = deployment('web', '  replicass: 1\n') + deployment('web', '  replicass: 2\n');

  expect(fixedText(text)).toBe(text.replaceAll('replicass', 'replicas'));
});

test('nothing is written into what an alias stands for', () => {
  const text = `${deployment('web').replace('ports: [{ name: http', 'ports: &ports [{ name: http')}${service('web', '{ selector: { app: web }, ports: [{ port: 80, targetPort: htpp }] }').replace('targetPort: htpp', 'targetPort: &target htpp')}`;

  expect(fix(text)).toMatchObject({ sources: [{ text }], fixed: [], refused: [{ diagnostic: { id: 'target-port-unserved' } }] });
});

test('what is shown of a change has the lines of the file, and no secret of the lines around it', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: login, namespace: shop }\nstringData: { a: hunter2-canary }\n---\n';
  const text = secret + cronJob.replace("image: 'a:1'", "image: 'a:1', env: [{ name: PASSWORD, value: hunter2-canary }]");

  const { sources } = fix(text);
  const [change, ...others] = showChanges([sourceOf(text)], sources);

  expect(others).toEqual([]);
  expect(change).toMatchObject({ file: 'shop.yaml', firstLine: { before: 4, after: 4 } });
  expect(change?.before[0]).toBe('---');
  expect(change?.after.filter((line) => !change.before.includes(line))).toEqual(['  concurrencyPolicy: Forbid']);
  expect(JSON.stringify(change)).not.toContain('hunter2');
});
