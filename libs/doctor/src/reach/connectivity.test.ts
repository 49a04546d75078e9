import { Cluster } from './cluster';
import { Connectivity } from './connectivity';
import { deployed, deployment, namespace, policy } from '../../testing/example-manifests';
import type { Manifest } from '../read/manifest';
import type { LabelSelector } from '../sets/labels';
import type { PolicyPeerSpec, PolicyPortSpec, PolicySpec } from '../read/network-policy';

/** `web` and `db` of namespace `shop`, `ops` of namespace `other`, which carries `team: ops`. `db` serves four named ports. */
const WORLD: readonly Manifest[] = [
  namespace('shop', { team: 'shop' }),
  namespace('other', { team: 'ops' }),
  deployment('shop/web', { labels: { tier: 'front' } }),
  deployment('shop/db', {
    ports: [
      { name: 'sql', port: 5432 },
      { name: 'stats', port: 8125, protocol: 'UDP' },
      { name: 'both', port: 6000 },
      { name: 'both', port: 6001, protocol: 'UDP' },
    ],
  }),
  deployment('other/ops', { ports: [{ name: 'sql', port: 1433 }] }),
];

const WEB: LabelSelector = { matchLabels: { app: 'web' } };
const DB: LabelSelector = { matchLabels: { app: 'db' } };

const INGRESS = ['Ingress'];
const EGRESS = ['Egress'];

/** What one pod set may send to another under some policies of namespace `shop`. */
function allowed(from: string, to: string, ...specs: readonly PolicySpec[]): string {
  const manifests = [...WORLD, ...specs.map((spec, index) => policy(`shop/policy-${index}`, spec))];
  const cluster = new Cluster(manifests);
  const [[caller], [callee]] = [cluster.find(deployed(from)), cluster.find(deployed(to))];
  if (!caller || !callee) throw new RangeError(`no ${from} or no ${to}`);
  return new Connectivity(cluster).allowedPorts(caller, callee).toString();
}

interface Case {
  readonly says: string;
  readonly specs: readonly PolicySpec[];
  readonly from?: string;
  readonly to?: string;
  readonly ports: string;
}

function check(cases: readonly Case[]): void {
  test.each(cases)('$says', ({ specs, from = 'shop/web', to = 'shop/db', ports }) => {
    expect(allowed(from, to, ...specs)).toBe(ports);
  });
}

describe('isolation', () => {
  check([
    { says: 'a pod that no policy selects is open', specs: [], ports: 'every port' },
    { says: 'a policy that selects other pods isolates nothing', specs: [{ podSelector: WEB, policyTypes: INGRESS }], ports: 'every port' },
    { says: 'a selected pod is closed for ingress', specs: [{ podSelector: DB, policyTypes: INGRESS }], ports: 'no port' },
    { says: 'isolation for ingress leaves egress open', specs: [{ podSelector: WEB, policyTypes: INGRESS }], ports: 'every port' },
    { says: 'a selected pod is closed for egress', specs: [{ podSelector: WEB, policyTypes: EGRESS }], ports: 'no port' },
    { says: 'isolation for egress leaves ingress open', specs: [{ podSelector: DB, policyTypes: EGRESS }], ports: 'every port' },
    {
      says: 'an empty podSelector selects every pod of the namespace',
      specs: [{ podSelector: {}, policyTypes: INGRESS }],
      ports: 'no port',
    },
    { says: 'a missing podSelector selects every pod of the namespace', specs: [{ policyTypes: INGRESS }], ports: 'no port' },
    {
      says: 'a policy selects no pod of another namespace',
      specs: [{ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }],
      from: 'other/ops',
      to: 'other/ops',
      ports: 'every port',
    },
  ]);
});

describe('policyTypes', () => {
  const out = [{ to: [{ podSelector: DB }], ports: [{ port: 1 }] }];

  check([
    { says: 'missing, it means Ingress', specs: [{ podSelector: DB }], ports: 'no port' },
    { says: 'missing, it does not mean Egress for a policy without egress rules', specs: [{ podSelector: WEB }], ports: 'every port' },
    { says: 'missing, it means Egress too for a policy with egress rules', specs: [{ podSelector: WEB, egress: out }], ports: 'TCP 1' },
    { says: 'missing, an empty list of egress rules is none', specs: [{ podSelector: WEB, egress: [] }], ports: 'every port' },
    { says: 'missing, egress rules do not spare ingress', specs: [{ podSelector: DB, egress: out }], ports: 'no port' },
    { says: 'empty, it means the same as missing', specs: [{ podSelector: DB, policyTypes: [] }], ports: 'no port' },
    {
      says: 'without Egress, egress rules mean nothing',
      specs: [{ podSelector: WEB, policyTypes: INGRESS, egress: out }],
      ports: 'every port',
    },
    {
      says: 'without Ingress, ingress rules mean nothing',
      specs: [{ podSelector: DB, policyTypes: EGRESS, ingress: [] }],
      ports: 'every port',
    },
  ]);
});

describe('rules', () => {
  const ingress = (rule: object): PolicySpec => ({ podSelector: DB, policyTypes: INGRESS, ingress: [rule] });

  check([
    { says: 'an empty list of rules lets nobody in', specs: [{ podSelector: DB, ingress: [] }], ports: 'no port' },
    { says: 'a null list of rules lets nobody in', specs: [{ podSelector: DB, ingress: null } as object], ports: 'no port' },
    { says: 'an empty rule lets everyone in on every port', specs: [ingress({})], ports: 'every port' },
    { says: 'an empty rule lets other namespaces in', specs: [ingress({})], from: 'other/ops', ports: 'every port' },
    { says: 'a missing from is everyone', specs: [ingress({ ports: [{ port: 1 }] })], from: 'other/ops', ports: 'TCP 1' },
    { says: 'an empty from is everyone', specs: [ingress({ from: [], ports: [{ port: 1 }] })], ports: 'TCP 1' },
    { says: 'missing ports are every port', specs: [ingress({ from: [{ podSelector: WEB }] })], ports: 'every port' },
    { says: 'an empty list of ports is every port', specs: [ingress({ from: [{ podSelector: WEB }], ports: [] })], ports: 'every port' },
    {
      says: 'peer and port must match in one rule',
      specs: [
        {
          podSelector: DB,
          ingress: [
            { from: [{ podSelector: WEB }], ports: [{ port: 1 }] },
            { from: [{ podSelector: DB }], ports: [{ port: 2 }] },
          ],
        },
      ],
      ports: 'TCP 1',
    },
    {
      says: 'policies add up',
      specs: [ingress({ from: [{ podSelector: WEB }], ports: [{ port: 1 }] }), ingress({ ports: [{ port: 2 }] }), { podSelector: {} }],
      ports: 'TCP 1-2',
    },
    {
      says: 'both halves must be open',
      specs: [
        ingress({ ports: [{ port: 1, endPort: 5 }] }),
        { podSelector: WEB, egress: [{ ports: [{ port: 4, endPort: 9 }] }], policyTypes: EGRESS },
      ],
      ports: 'TCP 4-5',
    },
    {
      says: 'an open callee is closed to a caller whose egress is closed',
      specs: [ingress({}), { podSelector: WEB, policyTypes: EGRESS }],
      ports: 'no port',
    },
  ]);
});

describe('peers', () => {
  const from = (...peers: readonly PolicyPeerSpec[]): PolicySpec => ({ podSelector: DB, ingress: [{ from: peers, ports: [{ port: 1 }] }] });
  const ops = { matchLabels: { team: 'ops' } };

  check([
    { says: 'a podSelector selects in the namespace of the policy', specs: [from({ podSelector: WEB })], ports: 'TCP 1' },
    { says: 'a podSelector stays in the namespace of the policy', specs: [from({ podSelector: {} })], from: 'other/ops', ports: 'no port' },
    { says: 'an empty podSelector selects all of the namespace', specs: [from({ podSelector: {} })], ports: 'TCP 1' },
    { says: 'a namespaceSelector selects every pod there', specs: [from({ namespaceSelector: ops })], from: 'other/ops', ports: 'TCP 1' },
    {
      says: 'a namespaceSelector leaves out its own namespace unless it matches',
      specs: [from({ namespaceSelector: ops })],
      ports: 'no port',
    },
    {
      says: 'an empty namespaceSelector selects every namespace',
      specs: [from({ namespaceSelector: {} })],
      from: 'other/ops',
      ports: 'TCP 1',
    },
    {
      says: 'both selectors in one peer must match',
      specs: [from({ namespaceSelector: ops, podSelector: WEB })],
      from: 'other/ops',
      ports: 'no port',
    },
    {
      says: 'selectors in two peers are alternatives',
      specs: [from({ namespaceSelector: ops }, { podSelector: WEB })],
      from: 'other/ops',
      ports: 'TCP 1',
    },
    {
      says: 'every namespace carries its name as a label',
      specs: [from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } })],
      from: 'other/ops',
      ports: 'TCP 1',
    },
    { says: 'an ipBlock is not sure to hold the address of a pod', specs: [from({ ipBlock: { cidr: '0.0.0.0/0' } })], ports: 'no port' },
  ]);
});

describe('selectors', () => {
  const where = (key: string, operator: string, ...values: readonly string[]): PolicySpec => ({
    podSelector: DB,
    ingress: [{ from: [{ podSelector: { matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }] } }] }],
  });

  check([
    { says: 'In matches a listed value', specs: [where('tier', 'In', 'back', 'front')], ports: 'every port' },
    { says: 'In does not match an absent key', specs: [where('tier', 'In', 'front')], from: 'shop/db', ports: 'no port' },
    { says: 'NotIn refuses a listed value', specs: [where('tier', 'NotIn', 'front')], ports: 'no port' },
    { says: 'NotIn matches an absent key', specs: [where('tier', 'NotIn', 'front')], from: 'shop/db', ports: 'every port' },
    { says: 'Exists matches any value', specs: [where('tier', 'Exists')], ports: 'every port' },
    { says: 'Exists does not match an absent key', specs: [where('tier', 'Exists')], from: 'shop/db', ports: 'no port' },
    { says: 'DoesNotExist matches an absent key', specs: [where('tier', 'DoesNotExist')], from: 'shop/db', ports: 'every port' },
    { says: 'DoesNotExist refuses any value', specs: [where('tier', 'DoesNotExist')], ports: 'no port' },
    { says: 'a label that JavaScript objects inherit is absent', specs: [where('constructor', 'Exists')], ports: 'no port' },
    {
      says: 'matchLabels and matchExpressions must all match',
      specs: [
        {
          podSelector: DB,
          ingress: [{ from: [{ podSelector: { ...WEB, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] } }] }],
        },
      ],
      ports: 'no port',
    },
  ]);
});

describe('ports', () => {
  const on = (...ports: readonly PolicyPortSpec[]): PolicySpec => ({ podSelector: DB, ingress: [{ ports }] });
  const out = (...ports: readonly PolicyPortSpec[]): PolicySpec => ({ podSelector: WEB, policyTypes: EGRESS, egress: [{ ports }] });

  check([
    { says: 'a missing protocol is TCP', specs: [on({ port: 80 })], ports: 'TCP 80' },
    { says: 'a port is of its protocol only', specs: [on({ port: 53, protocol: 'UDP' })], ports: 'UDP 53' },
    { says: 'SCTP is a protocol too', specs: [on({ port: 132, protocol: 'SCTP' })], ports: 'SCTP 132' },
    { says: 'a missing port is every port of the protocol', specs: [on({ protocol: 'UDP' })], ports: 'every UDP port' },
    { says: 'a missing port and protocol are every TCP port', specs: [on({})], ports: 'every TCP port' },
    { says: 'endPort makes a range with both ends in it', specs: [on({ port: 32000, endPort: 32768 })], ports: 'TCP 32000-32768' },
    { says: 'endPort may equal port', specs: [on({ port: 80, endPort: 80 })], ports: 'TCP 80' },
    { says: 'several ports are alternatives', specs: [on({ port: 80 }, { port: 443 })], ports: 'TCP 80, TCP 443' },
    { says: 'an ingress rule finds a named port at the selected pod', specs: [on({ port: 'sql' })], ports: 'TCP 5432' },
    { says: 'an egress rule finds a named port at the destination', specs: [out({ port: 'sql' })], ports: 'TCP 5432' },
    {
      says: 'an egress rule means another number at another destination',
      specs: [out({ port: 'sql' })],
      to: 'other/ops',
      ports: 'TCP 1433',
    },
    { says: 'a named port must be of the protocol', specs: [on({ port: 'stats' })], ports: 'no port' },
    { says: 'a named port of another protocol', specs: [on({ port: 'stats', protocol: 'UDP' })], ports: 'UDP 8125' },
    {
      says: 'a name that two protocols share is the port of the protocol',
      specs: [on({ port: 'both', protocol: 'UDP' })],
      ports: 'UDP 6001',
    },
    { says: 'a name that the destination does not have opens nothing', specs: [on({ port: 'none' })], ports: 'no port' },
  ]);
});

test('replicas of one workload reach each other only as policies say', () => {
  expect(allowed('shop/db', 'shop/db', { podSelector: DB, policyTypes: INGRESS })).toBe('no port');
});
