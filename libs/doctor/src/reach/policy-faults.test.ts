import { policy } from '../../testing/example-manifests';
import { Inventory } from '../read/inventory';
import { findInvalidPolicies } from './invalid-policy';

const from = (peer: object) => ({ ingress: [{ from: [peer] }] });
const on = (port: object | null) => ({ egress: [{ ports: [port] }] });
const selecting = (operator: string, values?: readonly string[]) => ({
  podSelector: { matchExpressions: [{ key: 'app', operator, ...(values && { values }) }] },
});

/** Where a policy is refused, be it for what cannot be read or for what it says. */
function findPaths(spec: object) {
  const inventory = new Inventory([policy('shop/policy', spec)]);
  return [...inventory.findings, ...findInvalidPolicies(inventory.networkPolicies)].map(({ path }) => path);
}

test.each([
  { says: 'a policy type that is none', spec: { policyTypes: ['ingress'] }, path: 'spec.policyTypes[0]' },
  { says: 'an empty peer', spec: from({}), path: 'spec.ingress[0].from[0]' },
  {
    says: 'an ipBlock beside a selector',
    spec: from({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    path: 'spec.ingress[0].from[0]',
  },
  { says: 'a block that is none', spec: from({ ipBlock: { cidr: '10.0.0.0' } }), path: 'spec.ingress[0].from[0].ipBlock.cidr' },
  {
    says: 'an exception outside its block',
    spec: from({ ipBlock: { cidr: '10.0.0.0/8', except: ['192.0.2.0/24'] } }),
    path: 'spec.ingress[0].from[0].ipBlock.except[0]',
  },
  {
    says: 'an exception of the whole block',
    spec: from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }),
    path: 'spec.ingress[0].from[0].ipBlock.except[0]',
  },
  { says: 'a protocol that is none', spec: on({ protocol: 'ICMP' }), path: 'spec.egress[0].ports[0].protocol' },
  { says: 'port 0', spec: on({ port: 0 }), path: 'spec.egress[0].ports[0].port' },
  { says: 'a port number in quotes', spec: on({ port: '80' }), path: 'spec.egress[0].ports[0].port' },
  { says: 'endPort without port', spec: on({ endPort: 80 }), path: 'spec.egress[0].ports[0].endPort' },
  { says: 'endPort beside a name', spec: on({ port: 'http', endPort: 80 }), path: 'spec.egress[0].ports[0].endPort' },
  { says: 'endPort below port', spec: on({ port: 81, endPort: 80 }), path: 'spec.egress[0].ports[0].endPort' },
  { says: 'an unknown operator', spec: selecting('Equals'), path: 'spec.podSelector.matchExpressions[0].operator' },
  { says: 'In without values', spec: selecting('In'), path: 'spec.podSelector.matchExpressions[0].values' },
  { says: 'Exists with values', spec: selecting('Exists', ['a']), path: 'spec.podSelector.matchExpressions[0].values' },
])('refuses $says', ({ spec, path }) => {
  expect(findPaths(spec)).toEqual([path]);
});

test('accepts what uses every field as it should be used', () => {
  const spec = {
    podSelector: { matchLabels: { app: 'db' }, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [null, { from: [{ namespaceSelector: {}, podSelector: {} }], ports: [{ port: 'http' }, { protocol: 'SCTP' }] }],
    egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }], ports: [{ port: 32000, endPort: 32768 }] }],
  };

  expect(findPaths(spec)).toEqual([]);
});
