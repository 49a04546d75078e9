import { deployment, deploymentOf, namespace, policy, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { dependencyBlocked } from './blocked/dependency-blocked';
import { dnsBlocked } from './blocked/dns-blocked';
import { policyJoinsPeersAndDns } from './policy-joins-peers-and-dns';

const DNS = [
  { port: 53, protocol: 'UDP' as const },
  { port: 53, protocol: 'TCP' as const },
];
const toBilling = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'back' } } };
const out = (...egress: readonly object[]) => policy('shop/out', { podSelector: {}, policyTypes: ['Egress'], egress });

const shop = [
  namespace('back'),
  deploymentOf('shop/web', { env: [{ name: 'BILLING_URL', value: 'http://billing.back:8080' }] }),
  deployment('back/billing', { ports: [{ port: 8080 }] }),
  service('back/billing', { ports: [{ port: 8080 }] }),
];

test('the rule is told with both rules that were meant, and what it blocks is no finding of its own', () => {
  const manifests = [...shop, out({ to: [toBilling], ports: DNS })];

  expect(findingsOf(policyJoinsPeersAndDns, manifests)).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'out' },
      path: 'spec.egress[0]',
      what: 'NetworkPolicy shop/out spec.egress[0] opens the port of DNS for its own peers alone, so that Deployment shop/web can resolve no name',
      fix: 'write two rules: one with this `to` and TCP 8080, and one with UDP 53 and TCP 53 without it, or to namespace kube-system',
      consequences: [
        { says: 'cannot resolve billing.back' },
        { says: 'cannot reach Deployment back/billing on TCP 8080, which billing.back:8080 leads to' },
      ],
    },
  ]);
  expect([...findingsOf(dnsBlocked, manifests), ...findingsOf(dependencyBlocked, manifests)]).toEqual([]);
});

test.each<[string, object]>([
  ['UDP alone', { to: [toBilling], ports: DNS.slice(0, 1) }],
  ['pods of a namespace', { to: [{ ...toBilling, podSelector: { matchLabels: { app: 'billing' } } }], ports: DNS }],
  ['both protocols by hand', { to: [toBilling], ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }] }],
])('found with %s', (_, rule) => {
  expect(findingsOf(policyJoinsPeersAndDns, [...shop, out(rule)])).toMatchObject([{ severity: 'error', path: 'spec.egress[0]' }]);
});

test('where the rule opens the port of its peers too, only DNS is missing, and a rule for it is told', () => {
  const manifests = [...shop, out({ to: [toBilling], ports: [...DNS, { port: 8080 }] })];

  expect(findingsOf(policyJoinsPeersAndDns, manifests)).toEqual([]);
  expect(findingsOf(dnsBlocked, manifests)).toMatchObject([{ severity: 'error', path: 'spec.egress' }]);
  expect(findingsOf(dependencyBlocked, manifests)).toEqual([]);
});

test.each([
  ['the two rules are two', [out({ to: [toBilling], ports: [{ port: 8080 }] }, { ports: DNS })]],
  ['the peers may be the DNS', [out({ to: [{ namespaceSelector: {} }], ports: DNS })]],
  [
    'another policy opens the DNS',
    [out({ to: [toBilling], ports: DNS }), policy('shop/dns', { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: DNS }] })],
  ],
])('silent where %s', (_, policies) => {
  expect(findingsOf(policyJoinsPeersAndDns, [...shop, ...policies])).toEqual([]);
});
