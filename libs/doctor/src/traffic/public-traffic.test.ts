import { SHOP_TRAFFIC, shopManifests } from '../../testing/example-shop';
import type { DeclaredTraffic } from './declared-traffic';
import { proveTraffic } from './prove-traffic';

const users = { kind: 'Deployment', namespace: 'shop', name: 'users' };
const EXCEPT = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function prove(to: DeclaredTraffic['to'], ipBlock: object) {
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace: 'shop', name: 'users-to-stripe' },
    spec: {
      podSelector: { matchLabels: { app: 'users' } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ ipBlock }], ports: [{ port: 443 }] }],
    },
  };
  return proveTraffic([...shopManifests(), policy], [...SHOP_TRAFFIC, { from: users, to, port: 443 }]);
}

test('a way out to every public address is told, though it is declared', () => {
  const { findings } = prove({ cidr: '0.0.0.0/0', except: EXCEPT, name: 'stripe (api.stripe.com)' }, { cidr: '0.0.0.0/0', except: EXCEPT });

  expect(findings).toEqual([
    expect.objectContaining({
      id: 'any-public-address',
      severity: 'info',
      resource: users,
      what: 'Deployment shop/users may call every public address on TCP 443, and not stripe (api.stripe.com) alone',
    }),
  ]);
});

test('one to known addresses is not', () => {
  expect(prove({ cidr: '198.51.100.0/24', name: 'stripe' }, { cidr: '198.51.100.0/24' }).findings).toEqual([]);
});

test('a way that leads further than every public address is found', () => {
  const { findings } = prove({ cidr: '0.0.0.0/0', except: EXCEPT, name: 'stripe' }, { cidr: '0.0.0.0/0', except: EXCEPT.slice(0, 2) });

  expect(findings.map(({ id, what }) => `${id}: ${what}`)).toContain(
    'extra-traffic: Deployment shop/users may call 192.168.0.0/16 on TCP 443, which nothing declares',
  );
});

test('flows name who is at declared addresses, and at no others', () => {
  const namesAt = (cidr: string) =>
    prove({ cidr: '198.51.100.0/24', name: 'stripe' }, { cidr }).flows.flatMap(({ to }) =>
      to.type === 'addresses' && to.addresses.toString() === cidr ? [to.name] : [],
    );

  expect(namesAt('198.51.100.0/24')).toEqual(['stripe']);
  expect(namesAt('198.51.0.0/16')).toEqual([undefined]);
});
