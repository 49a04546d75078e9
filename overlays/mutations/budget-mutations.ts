import { CONTAINER, editsOf, type Mutation, POD } from './mutation';

const users = editsOf('Deployment shop-prod/user-service');
const config = editsOf('ConfigMap shop-prod/user-service');
const autoscaler = editsOf('HorizontalPodAutoscaler shop-prod/user-service');
const data = editsOf('Deployment shop-prod/data-service');
const dataConfig = editsOf('ConfigMap shop-prod/data-service');
const dataAutoscaler = editsOf('HorizontalPodAutoscaler shop-prod/data-service');
const mongo = editsOf('StatefulSet shop-prod/mongo');
const redis = editsOf('StatefulSet shop-prod/redis');
const redisConfig = editsOf('ConfigMap shop-prod/redis');
const disruption = editsOf('PodDisruptionBudget shop-prod/user-service');

/** Edits of the shop's workloads, their configuration, their autoscalers and their disruption budgets, each of which breaks a budget. */
export const BUDGET_MUTATIONS: readonly Mutation[] = [
  users.set(`${POD}/terminationGracePeriodSeconds`, 30, 'grace-period-too-short', 'grace period 40 s → 30 s'),
  users.drop(`${POD}/terminationGracePeriodSeconds`, 'grace-period-too-short', 'no grace period: the default of 30 s'),
  users.set(`${CONTAINER}/lifecycle`, { preStop: { sleep: { seconds: 10 } } }, 'grace-period-too-short', 'a preStop sleep of 10 s'),
  users.set(`${CONTAINER}/startupProbe/failureThreshold`, 5, 'startup-window-too-short', 'startup window 60 s → 10 s'),
  users.set('/spec/progressDeadlineSeconds', 45, 'progress-deadline-too-short', 'given up after 45 s'),
  users.set('/spec/replicas', 3, 'replicas-beside-autoscaler', 'replicas beside the autoscaler'),
  users.drop(`${CONTAINER}/resources`, 'autoscaler-without-request', 'no requests'),
  users.set(`${CONTAINER}/resources/limits/memory`, '256MB', 'invalid-quantity', 'a memory limit that is no quantity'),
  users.set(`${CONTAINER}/resources/limits/memory`, '64Mi', 'limit-below-request', 'a memory limit below the request'),
  users.set(`${CONTAINER}/resources/limits/cpu`, '50m', 'limit-below-request', 'a CPU limit below the request'),
  users.set(
    `${CONTAINER}/resources/limits/ephemeral-storage`,
    '50Mi',
    'limit-below-request',
    'an ephemeral-storage limit below the request',
  ),
  users.set(`${CONTAINER}/envFrom/0/configMapRef/name`, 'users', 'config-map-missing', 'reads a ConfigMap that is not there'),
  users.set(
    `${CONTAINER}/env/-`,
    { name: 'DRAIN_DEADLINE_MS', value: '60000' },
    'grace-period-too-short',
    'a variable over that of the ConfigMap',
  ),
  users.set(`${CONTAINER}/args`, ['--max-old-space-size=2000', 'main.js'], 'heap-exceeds-memory', 'a heap beyond the memory limit'),
  users.set(
    `${CONTAINER}/command`,
    ['sh', '-c', 'NODE_OPTIONS=--max-old-space-size=2000 exec node main.js'],
    'heap-exceeds-memory',
    'a shell that lets the heap grow beyond the memory limit',
  ),
  users.remove('missing-workload', 'Deployment shop-prod/user-service'),
  config.set('/data/DRAIN_DEADLINE_MS', '60000', 'grace-period-too-short', 'a longer drain'),
  config.set('/data/NODE_OPTIONS', '--max-old-space-size=2000', 'heap-exceeds-memory', 'a heap beyond the memory limit'),
  config.set('/data/LINGER_MS', '15s', 'unknown-variable', 'a linger that is no number'),
  config.drop('/data/LINGER_MS', 'unknown-variable', 'no linger'),
  autoscaler.set('/spec/minReplicas', 20, 'autoscaler-bounds-crossed', 'the fewest pods over the most'),
  autoscaler.set('/spec/scaleTargetRef/name', 'users', 'autoscaler-without-target', 'a target that is not there'),
  autoscaler.set('/spec/scaleTargetRef/name', 'api-gateway', 'autoscalers-collide', 'the target of another'),
  autoscaler.set('/spec/maxReplicas', 20_000, 'store-sockets-exceeded', '20,000 pods at most'),
  dataAutoscaler.set('/spec/maxReplicas', 80, 'store-sockets-exceeded', 'at most 50 → 80 pods'),
  dataAutoscaler.set('/spec/maxReplicas', 99, 'store-writes-exceeded', 'at most 50 → 99 pods'),
  dataAutoscaler.set('/spec/behavior/scaleDown/policies/0/value', 10, 'store-sockets-exceeded', 'pods that go 1 → 10 at a time'),
  dataAutoscaler.drop('/spec/behavior', 'store-reads-exceeded', "pods that go as fast as Kubernetes' own"),
  dataConfig.set('/data/MONGO_POOL_SIZE', '3', 'store-reads-exceeded', 'pool of 2 → 3'),
  data.drop('/spec/minReadySeconds', 'store-writes-exceeded', 'no pace'),
  data.set('/spec/minReadySeconds', 39, 'store-writes-exceeded', 'a pace of 40 s → 39 s'),
  data.set(`${POD}/terminationGracePeriodSeconds`, 41, 'store-writes-exceeded', 'a grace period longer than the pace'),
  data.set('/spec/strategy/rollingUpdate/maxSurge', 7, 'store-sockets-exceeded', 'surge 5 → 7'),
  data.set('/spec/progressDeadlineSeconds', 40, 'min-ready-seconds-too-long', 'given up as soon as a pod has been ready for its pace'),
  data.set('/spec/strategy/rollingUpdate', { maxSurge: 0, maxUnavailable: 0 }, 'rollout-without-step', 'neither more nor fewer pods'),
  mongo.set(`${CONTAINER}/resources/limits/memory`, '544Mi', 'store-memory-exceeded', 'memory 576Mi → 544Mi'),
  mongo.replace(`${CONTAINER}/args/6`, '0.5', 'store-memory-exceeded', 'a cache of 0.25 GiB → 0.5 GiB'),
  mongo.replace(`${CONTAINER}/args/8`, '193', 'store-memory-exceeded', 'one connection more than its memory holds'),
  mongo.replace(`${CONTAINER}/args/8`, '182', 'store-sockets-exceeded', 'one connection less than its clients open'),
  mongo.replace(`${CONTAINER}/args/8`, 'all', 'unknown-argument', 'a number of connections that is none'),
  mongo.replace(`${CONTAINER}/args/12`, 'storageEngineConcurrentReadTransactions=60', 'store-reads-exceeded', 'tickets for reads 100 → 60'),
  mongo.replace(
    `${CONTAINER}/args/14`,
    'storageEngineConcurrentWriteTransactions=60',
    'store-writes-exceeded',
    'tickets for writes 100 → 60',
  ),
  mongo.set(`${POD}/terminationGracePeriodSeconds`, 1, 'grace-period-too-short', 'grace period 60 s → 1 s'),
  mongo.drop(`${POD}/terminationGracePeriodSeconds`, 'grace-period-too-short', 'no grace period: the default of 30 s'),
  mongo.set(`${CONTAINER}/startupProbe/failureThreshold`, 1, 'startup-window-too-short', 'startup window 120 s → 2 s'),
  redis.set(`${POD}/terminationGracePeriodSeconds`, 1, 'grace-period-too-short', 'grace period 30 s → 1 s'),
  redis.set(`${CONTAINER}/startupProbe/failureThreshold`, 1, 'startup-window-too-short', 'startup window 60 s → 2 s'),
  redis.drop(`${CONTAINER}/startupProbe`, 'startup-window-too-short', 'no startup probe: what liveness gives'),
  redis.set(`${CONTAINER}/resources/limits/memory`, '64Mi', 'store-memory-exceeded', 'memory 256Mi → 64Mi'),
  redisConfig.set('/data/redis.conf', 'maxmemory 2000mb\nmaxclients 1000\n', 'store-memory-exceeded', 'records of 153 MiB → 2000 MiB'),
  redisConfig.set('/data/redis.conf', 'maxmemory 153mb\nmaxclients 10\n', 'store-sockets-exceeded', '1000 → 10 connections'),
  redisConfig.set('/data/redis.conf', 'maxmemory 153mb\n', 'unknown-setting', 'no number of connections'),
  redisConfig.remove('config-map-missing', 'ConfigMap shop-prod/redis'),
  mongo.set(
    '/spec/volumeClaimTemplates/0/spec/resources/requests/storage',
    '8Gi',
    'store-volume-exceeded',
    'a volume that is full after half of the time',
  ),
  dataConfig.set('/data/RECORD_TTL_SECONDS', '86400', 'store-volume-exceeded', 'records that stay a day instead of an hour', 'mongo'),
  dataConfig.drop('/data/RECORD_TTL_SECONDS', 'unknown-variable', 'records that stay for ever'),
  disruption.set('/spec/maxUnavailable', 0, 'disruption-budget-blocks-drains', 'nobody may leave'),
  disruption.set('/spec/maxUnavailable', '0%', 'disruption-budget-blocks-drains', 'no share may leave'),
  disruption.set('/spec/minAvailable', 1, 'invalid-disruption-budget', 'minAvailable beside maxUnavailable'),
  disruption.set('/spec/selector/matchLabels', { app: 'user-service' }, 'disruption-budget-selects-nobody', 'labels that no pod has'),
  disruption.set('/spec/selector', {}, 'disruption-budgets-overlap', 'every pod selected'),
];
