import { type Editable, edited, SHOP_TRAFFIC, shopManifests, summarize } from '../../testing/example-shop';
import { proveTraffic } from './prove-traffic';

test('nothing is found where policies allow exactly the declared traffic', () => {
  expect(proveTraffic(shopManifests(), SHOP_TRAFFIC).findings).toEqual([]);
});

describe('one edit is one finding, which names it', () => {
  const app = (name: string) => ({ matchLabels: { app: name } });

  test.each<{ edit: string; name: string; change?: (policy: Editable) => unknown; found: string }>([
    {
      edit: 'DNS dropped',
      name: 'allow-dns',
      found:
        'missing-traffic proven gateway: every pod of namespace shop cannot reach pods k8s-app=kube-dns of namespace kube-system on TCP 53, UDP 53: the egress half is closed',
    },
    {
      edit: 'DNS over TCP dropped',
      name: 'allow-dns',
      change: ({ rule }) => rule.ports?.pop(),
      found:
        'missing-traffic proven allow-dns spec.egress[0].ports: every pod of namespace shop cannot reach pods k8s-app=kube-dns of namespace kube-system on TCP 53: the egress half is closed',
    },
    {
      edit: 'DNS opened to all of kube-system',
      name: 'allow-dns',
      change: ({ peer }) => delete peer.podSelector,
      found:
        'extra-traffic proven allow-dns spec.egress[0].to[0]: Deployment shop/gateway, Deployment shop/orders, Deployment shop/redis, Deployment shop/users may call pods k8s-app notin (kube-dns) of namespace kube-system on TCP 53, UDP 53, which nothing declares',
    },
    {
      edit: 'an egress half removed',
      name: 'users-to-redis',
      found:
        'missing-traffic proven users: Deployment shop/users cannot reach Deployment shop/redis on TCP 6379: the egress half is closed',
    },
    {
      edit: 'an ingress half removed',
      name: 'redis-from-users',
      found:
        'missing-traffic proven redis: Deployment shop/users cannot reach Deployment shop/redis on TCP 6379: the ingress half is closed',
    },
    {
      edit: 'a callee misspelt',
      name: 'users-to-redis',
      change: ({ peer }) => (peer.podSelector = app('reddis')),
      found:
        'missing-traffic proven users-to-redis spec.egress[0].to[0]: Deployment shop/users cannot reach Deployment shop/redis on TCP 6379: the egress half is closed',
    },
    {
      edit: 'a policy that selects no pod',
      name: 'redis-from-users',
      change: ({ spec }) => (spec.podSelector = app('reddis')),
      found:
        'missing-traffic proven redis-from-users spec.podSelector: Deployment shop/users cannot reach Deployment shop/redis on TCP 6379: the ingress half is closed',
    },
    {
      edit: 'an ingress selector widened to the namespace',
      name: 'redis-from-users',
      change: ({ peer }) => (peer.podSelector = {}),
      found:
        'half-open-traffic proven redis-from-users spec.ingress[0].from[0]: Deployment shop/redis may be called by Deployment shop/gateway, Deployment shop/orders, Deployment shop/redis on TCP 6379, which nothing declares; only the other half still stops it',
    },
    {
      edit: 'an ingress rule without its peers',
      name: 'redis-from-users',
      change: ({ rule }) => delete rule.from,
      found:
        'extra-traffic proven redis-from-users spec.ingress[0]: Deployment shop/redis may be called by everyone on TCP 6379, which nothing declares',
    },
    {
      edit: 'an ingress rule without its ports',
      name: 'redis-from-users',
      change: ({ rule }) => delete rule.ports,
      found:
        'half-open-traffic proven redis-from-users spec.ingress[0].from[0]: Deployment shop/redis may be called by Deployment shop/users on TCP 1-6378, TCP 6380-65535, every UDP port, every SCTP port, which nothing declares; only the other half still stops it',
    },
    {
      edit: 'a range instead of a port',
      name: 'gateway-to-users',
      change: ({ rule }) => (rule.ports = [{ port: 3001, endPort: 3009 }]),
      found:
        'half-open-traffic proven gateway-to-users spec.egress[0].to[0]: Deployment shop/gateway may call Deployment shop/users on TCP 3002-3009, which nothing declares; only the other half still stops it',
    },
    {
      edit: 'a policy for every pod instead of one',
      name: 'orders-to-bank',
      change: ({ spec }) => (spec.podSelector = {}),
      found:
        'extra-traffic proven orders-to-bank spec.egress[0].to[0]: Deployment shop/gateway, Deployment shop/redis, Deployment shop/users may call 192.0.2.0/25 on TCP 443, which nothing declares',
    },
    {
      edit: 'an ipBlock without its exception',
      name: 'orders-to-bank',
      change: ({ peer }) => delete peer.ipBlock?.except,
      found:
        'extra-traffic proven orders-to-bank spec.egress[0].to[0]: Deployment shop/orders may call 192.0.2.128/25 on TCP 443, which nothing declares',
    },
    {
      edit: 'an ipBlock widened',
      name: 'orders-to-bank',
      change: ({ peer }) => (peer.ipBlock = { cidr: '192.0.2.0/23', except: ['192.0.2.128/25'] }),
      found:
        'extra-traffic proven orders-to-bank spec.egress[0].to[0]: Deployment shop/orders may call 192.0.3.0/24 on TCP 443, which nothing declares',
    },
    {
      edit: 'an ipBlock narrowed',
      name: 'orders-to-bank',
      change: ({ peer }) => (peer.ipBlock = { cidr: '192.0.2.0/26' }),
      found:
        'missing-traffic proven orders-to-bank spec.egress[0].to[0]: Deployment shop/orders cannot reach 192.0.2.64/26 on TCP 443: the egress half is closed',
    },
    {
      edit: 'a namespace selector that loses its label',
      name: 'allow-scrape',
      change: ({ peer }) => (peer.namespaceSelector = {}),
      found:
        'extra-traffic proven allow-scrape spec.ingress[0].from[0]: Deployment shop/gateway, Deployment shop/orders, Deployment shop/redis, Deployment shop/users may be called by pods app=prometheus of other namespaces team notin (ops) on TCP 9464, which nothing declares',
    },
  ])('$edit', ({ name, change, found }) => {
    const { findings } = proveTraffic(edited(change ? { name, edit: change } : { name }), SHOP_TRAFFIC);

    expect(findings.map(summarize)).toEqual([found]);
  });
});

test('a port that is changed is missing on the one number and open on the other', () => {
  const manifests = edited({ name: 'redis-from-users', edit: ({ rule }) => (rule.ports = [{ port: 6380 }]) });

  const { findings } = proveTraffic(manifests, SHOP_TRAFFIC);

  expect(findings.map(summarize)).toEqual([
    'half-open-traffic proven redis-from-users spec.ingress[0].from[0]: Deployment shop/redis may be called by Deployment shop/users on TCP 6380, which nothing declares; only the other half still stops it',
    'missing-traffic proven redis-from-users spec.ingress[0].ports: Deployment shop/users cannot reach Deployment shop/redis on TCP 6379: the ingress half is closed',
  ]);
});

test('the order of manifests and declarations changes nothing', () => {
  const manifests = edited({ name: 'redis-from-users', edit: ({ peer }) => (peer.podSelector = {}) });
  const declared = SHOP_TRAFFIC.slice(2);

  expect(proveTraffic(manifests.toReversed(), declared.toReversed()).findings).toEqual(proveTraffic(manifests, declared).findings);
});
