import fc from 'fast-check';
import { checkBudgets } from './check-budgets';
import { budgetManifests, type Edit, editedBudgets, EXAMPLE_BUDGETS } from '../../testing/example-budgets';
import { formatPlace } from '../finding/resource-reference';
import type { Manifest } from '../read/manifest';

const check = (manifests: readonly Manifest[]) => checkBudgets(manifests, EXAMPLE_BUDGETS);
const idsOf = (manifests: readonly Manifest[]) => check(manifests).findings.map(({ id }) => id);

test('where every budget holds, nothing is found, and each line shows its arithmetic', () => {
  const { lines, findings } = check(budgetManifests());

  expect(findings).toEqual([]);
  expect(
    lines.map(({ owner, name, used, limit, unit, arithmetic }) => `${owner} ${name}: ${used} of ${limit} ${unit}: ${arithmetic}`),
  ).toEqual([
    'mongo read operations: 106 of 106 operations: shop/data (50 + 1 new + 1 leaving + 1 scaled down) x 2 = 106',
    'mongo write operations: 106 of 106 operations: shop/data (50 + 1 new + 1 leaving + 1 scaled down) x 2 = 106',
    'mongo sockets: 159 of 200 sockets: shop/data (50 + 1 new + 1 leaving + 1 scaled down) x (2 + 1 beside the pool) = 159',
    'mongo memory: 584 of 584 MiB: cache 256 + process 128 + sockets 200 x 1 = 584',
    'shop pods: 60 of 110 pods: data (50 + 1 new + 1 leaving + 1 scaled down) = 53; web (3 old + 3 new) = 6; mongo 1 = 1',
    'shop CPU requests: 15.75 of 30 cores: data (50 + 1 new + 1 leaving + 1 scaled down) x 0.25 = 13.25; web (3 old + 3 new) x 0.25 = 1.5; mongo 1 x 1 = 1',
    'shop CPU limits: 60 of undefined cores: data (50 + 1 new + 1 leaving + 1 scaled down) x 1 = 53; web (3 old + 3 new) x 1 = 6; mongo 1 x 1 = 1',
    'shop memory requests: 15688 of 30720 MiB: data (50 + 1 new + 1 leaving + 1 scaled down) x 256 = 13568; web (3 old + 3 new) x 256 = 1536; mongo 1 x 584 = 584',
    'shop memory limits: 15688 of 30720 MiB: data (50 + 1 new + 1 leaving + 1 scaled down) x 256 = 13568; web (3 old + 3 new) x 256 = 1536; mongo 1 x 584 = 584',
    'shop ephemeral storage requests: 0 of undefined MiB: no pod says any',
    'shop ephemeral storage limits: 0 of undefined MiB: no pod says any',
    'shop/data shutdown: 35 of 40 s: linger 5 + drain 30 = 35',
    'shop/data startup: 45 of 60 s: window 30 x 2 = 60',
    'shop/data rollout or rollback: 2000 of undefined s: 50 steps of 1 pod x 40 s = 2000',
    'shop/web shutdown: 35 of 40 s: linger 5 + drain 30 = 35',
    'shop/web startup: 45 of 60 s: window 30 x 2 = 60',
    'shop/data evictions: 1 of 1 pods: 1 of at least 5',
    'shop/mongo evictions: 1 of 1 pods: 1 of at least 1',
    'shop/web evictions: 1 of 1 pods: 1 of at least 3',
  ]);
});

const HPA = 'HorizontalPodAutoscaler';
const PDB = 'PodDisruptionBudget';
const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers.0`;

const OPERATIONS = ['store-reads-exceeded', 'store-writes-exceeded'];

describe('one edit is found, and named', () => {
  test.each<[edit: string, ...edit: Edit, found: readonly string[]]>([
    ['the most pods raised', HPA, 'data', 'spec.maxReplicas', 51, OPERATIONS],
    ['pods that go faster', HPA, 'data', 'spec.behavior.scaleDown.policies.0.periodSeconds', 20, OPERATIONS],
    ['the pool raised', 'ConfigMap', 'data', 'data.POOL_SIZE', '4', [...OPERATIONS, 'store-sockets-exceeded']],
    ['more surge', 'Deployment', 'data', 'spec.strategy.rollingUpdate.maxSurge', 2, OPERATIONS],
    ['more missing', 'Deployment', 'data', 'spec.strategy.rollingUpdate.maxUnavailable', '2%', OPERATIONS],
    ['no pace', 'Deployment', 'data', 'spec.minReadySeconds', undefined, [...OPERATIONS, 'store-sockets-exceeded']],
    ['a longer stop', 'Deployment', 'data', `${POD}.terminationGracePeriodSeconds`, 41, [...OPERATIONS, 'store-sockets-exceeded']],
    ['a pace beyond the deadline', 'Deployment', 'web', 'spec.minReadySeconds', 600, ['min-ready-seconds-too-long']],
    [
      'a rollout without a step',
      'Deployment',
      'web',
      'spec.strategy.rollingUpdate',
      { maxSurge: '0%', maxUnavailable: 0 },
      ['rollout-without-step'],
    ],
    ['fewer reads', 'StatefulSet', 'mongo', `${CONTAINER}.args.1`, '105', ['store-reads-exceeded']],
    ['fewer writes', 'StatefulSet', 'mongo', `${CONTAINER}.args.3`, '105', ['store-writes-exceeded']],
    ['fewer connections', 'StatefulSet', 'mongo', `${CONTAINER}.args.5`, '158', ['store-sockets-exceeded']],
    ['more connections', 'StatefulSet', 'mongo', `${CONTAINER}.args.5`, '201', ['store-memory-exceeded']],
    ['a larger cache', 'StatefulSet', 'mongo', `${CONTAINER}.args.7`, '0.5', ['store-memory-exceeded']],
    ['less memory', 'StatefulSet', 'mongo', `${CONTAINER}.resources`, { limits: { cpu: '1', memory: '500Mi' } }, ['store-memory-exceeded']],
    ['a number of connections that is none', 'StatefulSet', 'mongo', `${CONTAINER}.args.5`, 'many', ['unknown-argument']],
    ['the pool is no number', 'ConfigMap', 'data', 'data.POOL_SIZE', 'many', ['unknown-variable']],
    ['the pool gone', 'ConfigMap', 'data', 'data.POOL_SIZE', undefined, ['unknown-variable']],
    ['the ConfigMap gone', 'Deployment', 'web', `${CONTAINER}.envFrom.0.configMapRef.name`, 'webs', ['unknown-variable']],
    ['a quota on pods lowered', 'ResourceQuota', 'quota', 'spec.hard.pods', 54, ['quota-exceeded']],
    ['a quota on CPU', 'ResourceQuota', 'quota', 'spec.hard', { cpu: '14499m' }, ['quota-exceeded']],
    ['a memory limit raised', 'Deployment', 'web', `${CONTAINER}.resources.limits.memory`, '8Gi', ['quota-exceeded']],
    ['a memory limit dropped', 'StatefulSet', 'mongo', `${CONTAINER}.resources.limits.memory`, undefined, ['quota-refuses-pods']],
    ['no quantity', 'StatefulSet', 'mongo', `${CONTAINER}.resources.requests.cpu`, '1 core', ['invalid-quantity']],
    ['the grace period shortened', 'Deployment', 'web', `${POD}.terminationGracePeriodSeconds`, 34, ['grace-period-too-short']],
    ['no grace period, so 30 s', 'Deployment', 'web', `${POD}.terminationGracePeriodSeconds`, undefined, ['grace-period-too-short']],
    ['a longer drain', 'ConfigMap', 'web', 'data.DRAIN_MS', '35001', ['grace-period-too-short']],
    ['a sleep', 'Deployment', 'web', `${CONTAINER}.lifecycle.preStop.sleep.seconds`, 6, ['grace-period-too-short']],
    [
      'a sleeping shell',
      'Deployment',
      'web',
      `${CONTAINER}.lifecycle.preStop.exec.command`,
      ['sh', '-c', 'sleep 6'],
      ['grace-period-too-short'],
    ],
    ['a shorter startup window', 'Deployment', 'web', `${CONTAINER}.startupProbe.failureThreshold`, 22, ['startup-window-too-short']],
    ['no startup probe', 'Deployment', 'web', `${CONTAINER}.startupProbe`, undefined, ['startup-window-too-short']],
    ['a short progress deadline', 'Deployment', 'web', 'spec.progressDeadlineSeconds', 60, ['progress-deadline-too-short']],
    ['nobody may leave', PDB, 'web', 'spec.maxUnavailable', 0, ['disruption-budget-blocks-drains']],
    ['both fields', PDB, 'web', 'spec.minAvailable', 1, ['invalid-disruption-budget']],
    ['a share that is none', PDB, 'web', 'spec.maxUnavailable', '1.5%', ['invalid-disruption-budget']],
    ['nobody selected', PDB, 'mongo', 'spec.selector.matchLabels.app', 'redis', ['disruption-budget-selects-nobody']],
    ['no selector', PDB, 'mongo', 'spec.selector', undefined, ['disruption-budget-selects-nobody']],
    ['everybody selected', PDB, 'mongo', 'spec.selector', {}, ['disruption-budgets-overlap', 'disruption-budgets-overlap']],
    ['another selected', PDB, 'web', 'spec.selector.matchLabels.app', 'data', ['disruption-budgets-overlap', 'missing-disruption-budget']],
    ['bounds crossed', HPA, 'data', 'spec.minReplicas', 51, ['autoscaler-bounds-crossed']],
    ['replicas beside an autoscaler', 'Deployment', 'data', 'spec.replicas', 5, ['replicas-beside-autoscaler']],
    ['a target that is not there', HPA, 'data', 'spec.scaleTargetRef.name', 'date', ['autoscaler-without-target']],
    [
      'no request to steer by',
      'Deployment',
      'data',
      `${CONTAINER}.resources`,
      {},
      [...Array<string>(3).fill('quota-refuses-pods'), 'autoscaler-without-request'],
    ],
  ])('%s', (_, kind, name, field, value, found) => {
    const { lines, findings } = check(editedBudgets([kind, name, field, value]));

    expect(findings.map(({ id }) => id)).toEqual(found);
    const places = findings.flatMap(({ resource, path, evidence }) => [
      formatPlace(resource, path),
      ...evidence.map((item) => formatPlace(item.resource, item.path)),
    ]);
    expect(places.join('\n')).toContain(`shop/${name}`);
    expect(lines.every(({ used, limit, ok }) => ok === (used !== undefined && (limit === undefined || used <= limit)))).toBe(true);
  });
});

test('a variable that is not there is found at the object that should say it', () => {
  const [finding] = check(editedBudgets(['ConfigMap', 'data', 'data.POOL_SIZE', undefined])).findings;

  expect(finding).toMatchObject({ resource: { kind: 'ConfigMap', name: 'data' }, path: 'data' });
  expect(finding?.what).toBe('POOL_SIZE of Deployment shop/data cannot be told: no container has POOL_SIZE');
});

test('a shortfall is told in seconds', () => {
  const [finding] = check(editedBudgets(['Deployment', 'web', `${POD}.terminationGracePeriodSeconds`, 20])).findings;

  expect(finding?.what).toBe('shop/web may take 35 s to stop (linger 5 + drain 30 = 35), and is killed after 20 s: 15 s short');
  expect(finding?.path).toBe('spec.template.spec.terminationGracePeriodSeconds');
});

test('a declared workload that is not there is found for each budget that speaks of it', () => {
  expect(idsOf(editedBudgets(['Deployment', 'data', 'metadata.name', 'date']))).toEqual([
    'missing-workload',
    'missing-workload',
    'autoscaler-without-target',
  ]);
});

test.each([
  [4, 5, true],
  [5, 5, false],
  ['80%', 4, false],
  ['80%', 5, true],
  ['81%', 5, false],
])('minAvailable %p of %p pods lets one leave: %p', (minAvailable, minReplicas, isDrainable) => {
  const pdb = { minAvailable, selector: { matchLabels: { app: 'data' } } };
  const found = idsOf(editedBudgets([HPA, 'data', 'spec.minReplicas', minReplicas], [PDB, 'data', 'spec', pdb]));

  expect(found).toEqual(isDrainable ? [] : ['disruption-budget-blocks-drains']);
});

test('two autoscalers of one workload are one finding', () => {
  const manifests = budgetManifests();
  const autoscaler = manifests.find(({ kind }) => kind === HPA);

  expect(idsOf([...manifests, { ...autoscaler, metadata: { namespace: 'shop', name: 'rival' } }])).toEqual(['autoscalers-collide']);
});

test('an autoscaler that steers by one container asks only that one for a request', () => {
  const metric = { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'data', target: { type: 'Utilization' } } };
  const edits: readonly Edit[] = [
    ['ResourceQuota', 'quota', 'spec.hard', {}],
    ['Deployment', 'data', `${POD}.containers.1`, { name: 'proxy' }],
  ];

  expect(idsOf(editedBudgets(...edits))).toEqual(['autoscaler-without-request']);
  expect(idsOf(editedBudgets(...edits, [HPA, 'data', 'spec.metrics.0', metric]))).toEqual([]);
});

test('a quota with scopes counts only the pods that it is for', () => {
  const quota = (scopes: readonly string[]) => editedBudgets(['ResourceQuota', 'quota', 'spec', { hard: { pods: 54 }, scopes }]);
  const pods = (manifests: readonly Manifest[]) =>
    check(manifests)
      .lines.filter(({ name }) => name === 'pods')
      .map(({ used, limit }) => [used, limit]);

  expect(idsOf(quota(['NotTerminating']))).toEqual(['quota-exceeded']);
  expect(idsOf(quota(['Terminating']))).toEqual([]);
  expect(pods(quota(['Terminating']))).toEqual([
    [60, undefined],
    [0, 54],
  ]);
});

describe('a quota counts pods that terminate, and a rollout can wait for them', () => {
  const web = (spec: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'web' }, spec });
  const quota = (pods: number) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { namespace: 'shop', name: 'quota' },
    spec: { hard: { pods } },
  });
  const oneAhead = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };
  const makesRoom = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } };
  const recreates = { strategy: { type: 'Recreate' } };
  const paced = { ...oneAhead, minReadySeconds: 30 };

  test.each<[string, object, number, readonly string[]]>([
    ['one replica and a quota of two', { replicas: 1, ...oneAhead }, 2, []],
    ['one replica and a quota of one', { replicas: 1, ...oneAhead }, 1, ['error']],
    ['room for all old and all new', { replicas: 10, ...oneAhead }, 20, []],
    ['room for one less', { replicas: 10, ...oneAhead }, 19, ['warning']],
    ['room for the surge alone', { replicas: 10, ...oneAhead }, 11, ['warning']],
    ['no room for the surge', { replicas: 10, ...oneAhead }, 10, ['error']],
    ['no surge needed where one may be missing', { replicas: 10, ...makesRoom }, 10, ['warning']],
    ['nor where all are replaced at once', { replicas: 10, ...recreates }, 10, []],
    ['room for a paced rollout', { replicas: 10, ...paced }, 12, []],
    ['room for a paced one that waits', { replicas: 10, ...paced }, 11, ['warning']],
  ])('%s', (_, spec, pods, severities) => {
    const { lines, findings } = checkBudgets([web(spec), quota(pods)]);
    const quotas = findings.filter(({ resource }) => resource.kind === 'ResourceQuota');

    expect(quotas.map(({ severity }) => severity)).toEqual(severities);
    expect(lines.find(({ name }) => name === 'pods')).toMatchObject({ limit: pods, ok: !severities.includes('error') });
    for (const { severity, why } of quotas) expect(why).toContain(severity === 'warning' ? 'refusals' : 'stuck');
  });
});

test.each<[string, string, readonly string[]]>([
  ['all at once', '2', []],
  ['one after another', '1250m', ['quota-holds-rollouts-back']],
  ['none', '1249m', ['quota-exceeded']],
])('rollouts wait for each other: a quota with room for %s', (_, cpu, ids) => {
  const container = { name: 'app', resources: { requests: { cpu: '250m' } } };
  const strategy = { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  const services = ['web', 'data'].map((name) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'shop', name },
    spec: { replicas: 2, strategy, template: { spec: { containers: [container] } } },
  }));
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { namespace: 'shop', name: 'quota' },
    spec: { hard: { 'requests.cpu': cpu } },
  };

  const { findings } = checkBudgets([...services, quota]);

  expect(findings.filter(({ resource }) => resource.kind === 'ResourceQuota').map(({ id }) => id)).toEqual(ids);
});

test('a store counts reads and writes apart, as a client splits its pool', () => {
  const data = { kind: 'Deployment', namespace: 'shop', name: 'data' };
  const client = { workload: data, pool: { variable: 'POOL_SIZE' }, writeShare: 0.5, socketsBesidePool: 1 };
  const manifests = editedBudgets(['ConfigMap', 'data', 'data.POOL_SIZE', '3']);

  const { lines, findings } = checkBudgets(manifests, { stores: [{ store: 'mongo', operations: 100, clients: [client] }] });

  expect(lines.filter(({ owner }) => owner === 'mongo')).toMatchObject([
    { name: 'read operations', used: 106, ok: false, arithmetic: expect.stringMatching(/ x 2 of 3 = 106$/) },
    { name: 'write operations', used: 53, ok: true, arithmetic: expect.stringMatching(/ x 1 of 3 = 53$/) },
    { name: 'sockets', used: 212, ok: true },
  ]);
  expect(findings.map(({ id }) => id)).toEqual(['store-reads-exceeded']);
});

test('the steps of a paced rollout are as long as its pace', () => {
  const time = (...edits: readonly Edit[]) =>
    check(editedBudgets(...edits))
      .lines.filter(({ name }) => name === 'rollout or rollback')
      .map(({ owner, arithmetic }) => `${owner}: ${arithmetic}`);

  expect(time(['Deployment', 'data', 'spec.strategy.rollingUpdate.maxSurge', 5])).toEqual(['shop/data: 10 steps of 5 pods x 40 s = 400']);
  expect(time(['Deployment', 'data', 'spec.minReadySeconds', 39])).toEqual([]);
});

test('a LimitRange may say what a quota demands', () => {
  const manifests = editedBudgets(['StatefulSet', 'mongo', `${CONTAINER}.resources.limits.memory`, undefined]);

  expect(idsOf([...manifests, { apiVersion: 'v1', kind: 'LimitRange', metadata: { namespace: 'shop', name: 'defaults' } }])).toEqual([]);
});

test('the order of the manifests changes nothing', () => {
  const broken = editedBudgets([PDB, 'mongo', 'spec.selector', {}]);
  const expected = check(broken);

  fc.assert(
    fc.property(fc.shuffledSubarray([...broken], { minLength: broken.length }), (shuffled) => {
      expect(check(shuffled)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('manifests that say next to nothing are no reason to fail', () => {
  const kinds = [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
    'Pod',
    HPA,
    PDB,
    'ResourceQuota',
    'ConfigMap',
    'LimitRange',
    '',
  ];
  const specs = [undefined, null, {}, { template: {} }, { template: { spec: null } }, { hard: null }, { metrics: null }];

  for (const kind of kinds) for (const spec of specs) expect(() => check([{ kind, spec }])).not.toThrow();
});
