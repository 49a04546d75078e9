import { CONTAINER, editsOf, type Mutation, POD } from './mutation';

const denyAll = editsOf('NetworkPolicy warehouse-prod/deny-all');
const toCache = editsOf('NetworkPolicy warehouse-prod/allow-digest-to-cache');
const scrape = editsOf('NetworkPolicy warehouse-prod/allow-records-from-monitoring');
const quota = editsOf('ResourceQuota warehouse-prod/quota');
const records = editsOf('Deployment warehouse-prod/records');
const config = editsOf('ConfigMap warehouse-prod/records');
const autoscaler = editsOf('HorizontalPodAutoscaler warehouse-prod/records');
const mongo = editsOf('StatefulSet warehouse-prod/mongo');
const mongoDisruption = editsOf('PodDisruptionBudget warehouse-prod/mongo');

/** Edits of what only the warehouse has: a full store, a quota, a service that nobody calls, addresses, a scraper. */
export const WAREHOUSE_MUTATIONS: readonly Mutation[] = [
  denyAll.remove('open-namespace', 'digest'),
  denyAll.set('/spec/policyTypes', ['Egress'], 'open-namespace', 'closes egress alone', 'digest'),
  denyAll.set(
    '/spec/podSelector',
    { matchLabels: { 'app.kubernetes.io/name': 'records' } },
    'open-namespace',
    'closes one service alone',
    'digest',
  ),
  denyAll.set('/spec/egress', [{}], 'extra-traffic', 'an empty rule added'),
  toCache.set('/spec/egress/0/to/0/ipBlock/cidr', '203.0.0.0/16', 'extra-traffic', '/24 → /16'),
  toCache.set('/spec/egress/0/to/0/ipBlock/cidr', '203.0.113.0/25', 'missing-traffic', '/24 → /25'),
  toCache.set('/spec/egress/0/to/0/ipBlock/except', ['203.0.113.7/32'], 'missing-traffic', 'one address excepted'),
  scrape.remove('missing-traffic', 'prometheus'),
  scrape.set('/spec/ingress/0/ports/0/port', 4001, 'missing-traffic', 'the traffic port in place of the management port'),
  scrape.drop('/spec/ingress/0/from/0/podSelector', 'extra-traffic', 'opened to all of the monitoring namespace'),
  autoscaler.set('/spec/maxReplicas', 42, 'store-reads-exceeded', 'at most 41 → 42 pods'),
  config.set('/data/MONGO_POOL_SIZE', '3', 'store-reads-exceeded', 'pool of 2 → 3'),
  config.set('/data/MONGO_POOL_SIZE', '', 'unknown-variable', 'pool left empty'),
  records.set('/spec/strategy/rollingUpdate/maxSurge', 5, 'store-reads-exceeded', 'surge 4 → 5'),
  records.set('/spec/strategy/rollingUpdate/maxUnavailable', 1, 'store-reads-exceeded', 'one more leaves at a time'),
  records.drop('/spec/strategy', 'store-reads-exceeded', "no strategy: Kubernetes's 25 %"),
  records.set(`${CONTAINER}/env/-`, { name: 'MONGO_POOL_SIZE', value: '5' }, 'store-reads-exceeded', 'a pool over that of the ConfigMap'),
  records.set(`${CONTAINER}/resources/limits/memory`, '512Mi', 'quota-exceeded', 'memory limit 256Mi → 512Mi'),
  records.set(`${CONTAINER}/resources/requests/cpu`, '450m', 'quota-exceeded', 'CPU request 250m → 450m'),
  records.set(`${CONTAINER}/resources/requests/ephemeral-storage`, '1Gi', 'quota-exceeded', 'ephemeral storage 100Mi → 1Gi'),
  records.set(`${CONTAINER}/resources/limits/ephemeral-storage`, '1Gi', 'quota-exceeded', 'ephemeral storage limit 100Mi → 1Gi'),
  records.drop(`${CONTAINER}/resources/limits/ephemeral-storage`, 'quota-refuses-pods', 'no limit for ephemeral storage'),
  records.drop(`${POD}/initContainers/0/resources`, 'quota-refuses-pods', 'an initContainer without resources'),
  records.set(`${POD}/containers/-`, { name: 'proxy', image: 'proxy:1' }, 'quota-refuses-pods', 'a sidecar without resources'),
  quota.set('/spec/hard/requests.memory', '12Gi', 'quota-exceeded', 'memory 20Gi → 12Gi'),
  quota.set('/spec/hard/requests.ephemeral-storage', '4Gi', 'quota-exceeded', 'requests of ephemeral storage 16Gi → 4Gi'),
  quota.set('/spec/hard/limits.ephemeral-storage', '4Gi', 'quota-exceeded', 'limits of ephemeral storage 16Gi → 4Gi'),
  quota.set('/spec/hard/pods', '46', 'quota-exceeded', 'at most 46 pods'),
  quota.set('/spec/hard/requests.cpu', '20 cores', 'invalid-quantity', 'a CPU quota that is no quantity'),
  mongo.drop(`${CONTAINER}/resources/limits`, 'quota-refuses-pods', 'no limits'),
  mongo.set(`${POD}/volumes/2/emptyDir/sizeLimit`, '1Gi', 'volumes-exceed-ephemeral-storage', 'an empty volume of 64Mi → 1Gi'),
  mongoDisruption.set(
    '/spec',
    { minAvailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'mongo' } } },
    'disruption-budget-blocks-drains',
    'minAvailable 1 of 1',
  ),
];
