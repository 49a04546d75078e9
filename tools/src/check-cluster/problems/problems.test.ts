import type { LiveObject } from '../live/objects';
import { Snapshot } from '../live/snapshot';
import { findIngressProblems } from './ingresses';
import { findMissing } from './missing';
import { findNodeProblems } from './nodes';
import { findAutoscalerProblems, findBudgetProblems, findClaimProblems, findSecretProblems } from './resources';
import { findWorkloadProblems } from './workloads';

const snapshotOf = (objects: readonly LiveObject[], refusals: readonly string[] = []) =>
  new Snapshot({ namespace: 'shop', refusals, timeMs: 0, objects });

const object = (kind: string, rest: object = {}, name = 'web'): LiveObject => ({ kind, metadata: { name, namespace: 'shop' }, ...rest });

const condition = (type: string, status: string, reason = '', message = '') => ({ type, status, reason, message });

const withConditions = (kind: string, ...conditions: readonly object[]) => object(kind, { status: { conditions } });

describe('nodes', () => {
  test.each([
    { says: 'ready', conditions: [condition('Ready', 'True')], messages: [] },
    { says: 'lost', conditions: [condition('Ready', 'Unknown', 'NodeStatusUnknown')], messages: ['node-not-ready'] },
    { says: 'without a word', conditions: [], messages: ['node-not-ready'] },
    { says: 'full', conditions: [condition('Ready', 'True'), condition('DiskPressure', 'True')], messages: ['node-under-pressure'] },
  ])('one that is $says: $messages', ({ conditions, messages }) => {
    expect(findNodeProblems(snapshotOf([withConditions('Node', ...conditions)])).map(({ message }) => message)).toEqual(messages);
  });

  test('one that takes no new pods is a warning', () => {
    const node = object('Node', { spec: { unschedulable: true }, status: { conditions: [condition('Ready', 'True')] } });

    expect(findNodeProblems(snapshotOf([node]))).toMatchObject([{ message: 'node-cordoned' }]);
  });
});

describe('workloads', () => {
  const status = { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
  const deployment = (changes: object) => object('Deployment', { spec: { replicas: 2 }, status: { ...status, ...changes } });

  test.each([
    { says: 'complete', changes: {}, messages: [] },
    { says: 'with a pod that is not available', changes: { availableReplicas: 1 }, messages: ['rollout-incomplete'] },
    { says: 'with an old pod left', changes: { replicas: 3 }, messages: ['rollout-incomplete'] },
    { says: 'with a pod that is not as it says now', changes: { updatedReplicas: 1 }, messages: ['rollout-incomplete'] },
  ])('one that is $says: $messages', ({ changes, messages }) => {
    expect(findWorkloadProblems(snapshotOf([deployment(changes)]), []).map(({ message }) => message)).toEqual(messages);
  });

  test('where a problem of its pods says more, that alone is told', () => {
    const known = { message: 'image-not-pulled' as const, object: 'Deployment shop/web, container web', what: '', evidence: [] };

    expect(findWorkloadProblems(snapshotOf([deployment({ availableReplicas: 1 })]), [known])).toEqual([]);
    expect(
      findWorkloadProblems(snapshotOf([deployment({ availableReplicas: 1 })]), [{ ...known, object: 'Deployment shop/web-2' }]),
    ).toHaveLength(1);
  });

  test('pods that are refused are told with the words of the cluster', () => {
    const conditions = [condition('ReplicaFailure', 'True', 'FailedCreate', 'exceeded quota: shop')];

    expect(findWorkloadProblems(snapshotOf([deployment({ availableReplicas: 0, conditions })]), [])).toMatchObject([
      { message: 'pods-refused', what: 'the cluster refuses its pods: exceeded quota: shop' },
    ]);
  });
});

test.each([
  ['ScalingActive', 'False', 'FailedGetResourceMetric', ['autoscaler-without-metrics']],
  ['ScalingActive', 'False', 'ScalingDisabled', []],
  ['ScalingLimited', 'True', 'TooManyReplicas', ['autoscaler-at-limit']],
  ['ScalingLimited', 'True', 'TooFewReplicas', []],
])('an autoscaler with %s %s for %s: %s', (type, status, reason, messages) => {
  const autoscaler = withConditions('HorizontalPodAutoscaler', condition(type, status, reason));

  expect(findAutoscalerProblems(snapshotOf([autoscaler])).map(({ message }) => message)).toEqual(messages);
});

test.each([
  { expectedPods: 2, currentHealthy: 2, disruptionsAllowed: 0, count: 1 },
  { expectedPods: 2, currentHealthy: 1, disruptionsAllowed: 0, count: 0 },
  { expectedPods: 2, currentHealthy: 2, disruptionsAllowed: 1, count: 0 },
  { expectedPods: 0, currentHealthy: 0, disruptionsAllowed: 0, count: 0 },
])('a budget of $expectedPods pods, $currentHealthy healthy, $disruptionsAllowed to spare: $count', ({ count, ...status }) => {
  expect(findBudgetProblems(snapshotOf([object('PodDisruptionBudget', { status })]))).toHaveLength(count);
});

test('a claim without a volume names its StorageClass', () => {
  const claim = (phase: string) => object('PersistentVolumeClaim', { spec: { storageClassName: 'fast' }, status: { phase } });

  expect(findClaimProblems(snapshotOf([claim('Pending')]))).toMatchObject([
    { message: 'claim-not-bound', what: 'it is Pending; its StorageClass is fast' },
  ]);
  expect(findClaimProblems(snapshotOf([claim('Bound')]))).toEqual([]);
});

test('an ExternalSecret that was not synced says why, and one that nobody syncs says nothing', () => {
  const failed = withConditions('ExternalSecret', condition('Ready', 'False', 'SecretSyncedError', 'no such key'));

  expect(findSecretProblems(snapshotOf([failed, object('ExternalSecret')]))).toMatchObject([
    { message: 'secret-not-synced', what: 'no such key' },
  ]);
});

describe('what is committed and not there', () => {
  const manifests = [object('Deployment'), object('NetworkPolicy')];
  const there = [object('Namespace', {}, 'shop'), object('Deployment')];

  test('is named', () => {
    expect(findMissing(snapshotOf(there), manifests)).toMatchObject([{ message: 'object-missing', object: 'NetworkPolicy shop/web' }]);
  });

  test('is not told where nobody may look', () => {
    const refusal = 'Error from server (Forbidden): is forbidden: User "jane" cannot list resource "networkpolicies" in API group';

    expect(findMissing(snapshotOf(there, [refusal]), manifests)).toEqual([]);
  });

  test('is one thing where there is nothing at all', () => {
    expect(findMissing(snapshotOf([]), manifests)).toMatchObject([{ message: 'namespace-missing' }]);
  });
});

describe('the way in', () => {
  const ingress = (rest: object = {}) =>
    object('Ingress', {
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: 'shop.localhost', http: { paths: [{ path: '/api', backend: { service: { name: 'web' } } }] } }],
      },
      ...rest,
    });
  const slice = (ready: boolean) => ({
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [{ conditions: { ready } }],
  });
  const CLASS = object('IngressClass', {}, 'nginx');
  const AT = new URL('http://127.0.0.1:8080');
  const asked: string[] = [];
  const find = (objects: readonly LiveObject[], answer: number | string, address?: URL) => {
    asked.length = 0;
    const askHost = async ({ href }: URL, host: string) => (asked.push(`${href} ${host}`), answer);
    return findIngressProblems({ snapshot: snapshotOf(objects), address, askHost });
  };

  test('is asked as a client of its host asks', async () => {
    expect(await find([CLASS, ingress(), slice(true)], 200, AT)).toEqual([]);
    expect(asked).toEqual(['http://127.0.0.1:8080/api shop.localhost']);
  });

  test('is asked where the Ingress says that it is', async () => {
    await find([CLASS, ingress({ status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }), slice(true)], 200);

    expect(asked).toEqual(['http://192.0.2.1/api shop.localhost']);
  });

  test.each([
    { says: 'no controller has its class', objects: [ingress(), slice(true)], answer: 200, message: 'ingress-class-missing' },
    { says: 'no pod is ready', objects: [CLASS, ingress(), slice(false)], answer: 200, message: 'ingress-without-endpoints' },
    { says: 'the Service has no endpoints', objects: [CLASS, ingress()], answer: 200, message: 'ingress-without-endpoints' },
    { says: 'the controller reaches no pod', objects: [CLASS, ingress(), slice(true)], answer: 503, message: 'ingress-not-answering' },
    { says: 'nobody answers', objects: [CLASS, ingress(), slice(true)], answer: 'connect ECONNREFUSED', message: 'ingress-not-answering' },
  ])('$says: $message', async ({ objects, answer, message }) => {
    expect(await find(objects, answer, AT)).toMatchObject([{ message }]);
  });

  test('nobody knows where: that is a warning', async () => {
    expect(await find([CLASS, ingress(), slice(true)], 200)).toMatchObject([{ message: 'ingress-without-address' }]);
  });

  test.each([401, 405, 308])('an answer with %d is one', async (status) => {
    expect(await find([CLASS, ingress(), slice(true)], status, AT)).toEqual([]);
  });
});
