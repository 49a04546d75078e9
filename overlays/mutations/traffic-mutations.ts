import { editsOf, type Mutation } from './mutation';

const dns = editsOf('NetworkPolicy shop-prod/allow-dns');
const denyAll = editsOf('NetworkPolicy shop-prod/deny-all');
const toRedis = editsOf('NetworkPolicy shop-prod/allow-user-service-to-redis');
const fromUsers = editsOf('NetworkPolicy shop-prod/allow-redis-from-user-service');
const toUsers = editsOf('NetworkPolicy shop-prod/allow-api-gateway-to-user-service');
const toMongo = editsOf('NetworkPolicy shop-prod/allow-data-service-to-mongo');
const mongoFromData = editsOf('NetworkPolicy shop-prod/allow-mongo-from-data-service');
const redisFromData = editsOf('NetworkPolicy shop-prod/allow-redis-from-data-service');
const fromController = editsOf('NetworkPolicy shop-prod/allow-api-gateway-from-ingress-controller');
const users = editsOf('Deployment shop-prod/user-service');

const EVERYONE = { podSelector: {}, namespaceSelector: {} };
const labels = (name: string) => ({ 'app.kubernetes.io/name': name });

/** Edits of the shop's policies, and of the labels and objects that they select. Each opens or closes something against the declaration. */
export const TRAFFIC_MUTATIONS: readonly Mutation[] = [
  dns.remove('missing-traffic', 'kube-dns'),
  dns.drop('/spec/egress/0/ports/1', 'missing-traffic', 'DNS over TCP dropped'),
  dns.drop('/spec/egress/0/to/0/podSelector', 'extra-traffic', 'opened to all of kube-system'),
  dns.set(
    '/spec/egress/0/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name',
    'kube-sytem',
    'missing-traffic',
    'a letter lost in the namespace',
    // Of the policies that isolate a pod the finding names a few, and not always this one.
    'k8s-app=kube-dns of namespace kube-system',
  ),
  denyAll.remove('open-namespace', 'shop-prod'),
  denyAll.set('/spec/ingress', [{}], 'extra-traffic', 'an empty rule added'),
  toRedis.remove('missing-traffic', 'StatefulSet shop-prod/redis'),
  toRedis.set('/spec/egress/0/ports/0/port', 6380, 'missing-traffic', 'port 6379 → 6380'),
  toRedis.set('/spec/egress/0/ports/0/protocol', 'UDP', 'missing-traffic', 'TCP → UDP'),
  toRedis.set('/spec/egress/0/ports/0/port', 'redsi', 'missing-traffic', 'a port name that no container has'),
  toRedis.set('/spec/podSelector/matchLabels', labels('user-servce'), 'missing-traffic', 'a letter lost in the selector'),
  toRedis.set('/spec/policyTypes', ['Ingress'], 'missing-traffic', 'egress left out of policyTypes', 'StatefulSet shop-prod/redis'),
  toRedis.set('/metadata/namespace', 'default', 'missing-traffic', 'moved to another namespace', 'StatefulSet shop-prod/redis'),
  toRedis.set('/spec/egress/0/to/-', { ipBlock: { cidr: '0.0.0.0/0' } }, 'extra-traffic', 'every address added'),
  fromUsers.remove('missing-traffic', 'StatefulSet shop-prod/redis'),
  fromUsers.set('/spec/ingress/0/from/0/podSelector', {}, 'half-open-traffic', 'widened to every pod of the namespace'),
  fromUsers.set('/spec/ingress/0/from/0', EVERYONE, 'extra-traffic', 'widened to every pod of every namespace'),
  fromUsers.drop('/spec/ingress/0/from', 'extra-traffic', 'from dropped: everybody'),
  fromUsers.drop('/spec/ingress/0/ports', 'half-open-traffic', 'ports dropped: every port'),
  fromUsers.set('/spec/ingress/0/ports/0/endPort', 6479, 'half-open-traffic', 'a range of ports'),
  fromUsers.set('/spec/ingress/0/from/0/podSelector/matchLabels', labels('api-gateway'), 'missing-traffic', 'another caller'),
  toUsers.set(
    '/spec/egress/0/to/0/podSelector',
    { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }] },
    'half-open-traffic',
    'an expression that every pod matches',
  ),
  toUsers.set('/spec/podSelector', {}, 'half-open-traffic', 'holds for every pod'),
  toMongo.set('/spec/egress/0/to/0/podSelector/matchLabels', labels('redis'), 'missing-traffic', 'the cache in place of the database'),
  mongoFromData.set(
    '/spec/ingress/0/from/-',
    { podSelector: { matchLabels: labels('api-gateway') } },
    'half-open-traffic',
    'opened to the gateway too',
  ),
  redisFromData.remove('missing-traffic', 'StatefulSet shop-prod/redis'),
  fromController.remove('missing-traffic', 'ingress-nginx'),
  fromController.drop('/spec/ingress/0/from/0/podSelector', 'extra-traffic', 'opened to all of ingress-nginx'),
  fromController.set('/spec/ingress/0/from/0/namespaceSelector', {}, 'extra-traffic', 'opened to the label in any namespace'),
  fromController.set('/spec/ingress/0/ports/-', { protocol: 'TCP', port: 9464 }, 'extra-traffic', 'the management port added'),
  users.set('/spec/template/metadata/labels/app.kubernetes.io~1name', 'users', 'missing-traffic', 'the label of its pods renamed'),
  users.set('/spec/template/spec/hostNetwork', true, 'host-network-pods', 'put on the host network, out of reach of policies'),
  users.set('/metadata/name', 'impostor', 'unknown-end', 'replaced by another of the same labels'),
];
