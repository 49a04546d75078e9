import { denyAll, deployed, deployment, policy } from '../../testing/example-manifests';
import { edited, SHOP_TRAFFIC, shopManifests } from '../../testing/example-shop';
import type { Manifest } from '../read/manifest';
import { proveTraffic } from './prove-traffic';

test('traffic that both halves open names both policies, each with the other half as evidence', () => {
  const { findings } = proveTraffic(
    shopManifests(),
    SHOP_TRAFFIC.filter(({ port }) => port !== 6379),
  );

  expect(findings).toMatchObject([
    { id: 'extra-traffic', resource: { name: 'redis-from-users' }, evidence: [{ resource: deployed('shop/users') }] },
    { id: 'extra-traffic', resource: { name: 'users-to-redis' }, evidence: [{ resource: deployed('shop/redis') }] },
  ]);
});

describe('what manifests do not say', () => {
  const open = (cidr: string) => ({
    podSelector: { matchLabels: { app: 'users' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 6379 }] }],
  });
  const wide = { podSelector: { matchLabels: { app: 'redis' } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 6379 }] }] };
  const manifests = (cidr: string): readonly Manifest[] => [
    denyAll('shop'),
    deployment('shop/users'),
    deployment('shop/redis'),
    policy('shop/out', open(cidr)),
    policy('shop/in', wide),
  ];

  test('a block of private addresses may be a pod, which makes extra traffic likely', () => {
    const { findings } = proveTraffic(manifests('10.0.0.0/16'), [
      { from: deployed('shop/users'), to: { cidr: '10.0.0.0/16' }, port: 6379 },
    ]);

    expect(findings).toMatchObject([{ id: 'extra-traffic', certainty: 'likely', resource: { name: 'in' } }]);
  });

  test('a block outside the pod ranges is no pod', () => {
    const declared = [{ from: deployed('shop/users'), to: { cidr: '10.0.0.0/16' }, port: 6379 }];

    const { findings } = proveTraffic(manifests('10.0.0.0/16'), declared, { podRanges: ['10.1.0.0/16'] });

    expect(findings.map(({ id }) => id)).toEqual(['half-open-traffic']);
  });

  test('a block that may be a pod does not make declared traffic sure to pass', () => {
    const { findings } = proveTraffic(manifests('10.0.0.0/8'), [
      { from: deployed('shop/users'), to: deployed('shop/redis'), port: 6379 },
      { from: deployed('shop/users'), to: { cidr: '10.0.0.0/8' }, port: 6379 },
    ]);

    expect(findings.map(({ id, resource }) => `${id} ${resource.name}`)).toContain('missing-traffic users');
  });

  test('a port name of a pod outside may be any port, which makes extra traffic likely and proves nothing', () => {
    const manifests = edited({
      name: 'allow-dns',
      edit: ({ rule }) => (rule.ports = [{ protocol: 'UDP', port: 'dns' }, { port: 53 }]),
    });

    const { findings } = proveTraffic(manifests, SHOP_TRAFFIC);

    expect(findings.map(({ id, certainty }) => `${id} ${certainty}`)).toEqual(['missing-traffic proven', 'extra-traffic likely']);
  });
});
