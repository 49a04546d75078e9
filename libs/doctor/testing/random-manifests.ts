import fc from 'fast-check';
import type { Manifest } from '../src/read/manifest';
import type { LabelSelector } from '../src/sets/labels';
import type { PolicyPeerSpec, PolicyPortSpec, PolicyRuleSpec, PolicySpec } from '../src/read/network-policy';
import { PROTOCOLS } from '../src/sets/port-set';

/** Used by tests only: small random clusters, with so few names and labels that selectors often match, and every feature of policies. */

const KEYS = ['a', 'b', 'c'];
const VALUES = ['x', 'y'];
const NAMES = ['p', 'q'];

/** Where random clusters are, and of what. */
export interface ClusterProps {
  /** Names of the namespaces. The last one is defined by no Namespace. */
  readonly namespaces: readonly [blue: string, green: string, grey: string];
  /** A namespace outside the cluster, which policies name too. */
  readonly elsewhere: string;
  /** What ipBlock peers are. */
  readonly blocks: readonly NonNullable<PolicyPeerSpec['ipBlock']>[];
  /** The fewest pods and policies. There are five of each at most. */
  readonly fewest: number;
}

const DEFAULTS: ClusterProps = {
  namespaces: ['blue', 'green', 'grey'],
  elsewhere: 'elsewhere',
  blocks: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }],
  fewest: 0,
};

const labels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { maxKeys: 3 });
const port = fc.constantFrom(1, 79, 80, 81, 443, 8000, 65_535);
const protocol = fc.constantFrom(...PROTOCOLS);

const expression = fc.oneof(
  fc.record({
    key: fc.constantFrom(...KEYS),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 }),
  }),
  fc.record({ key: fc.constantFrom(...KEYS), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

/** Label selectors of all kinds. */
export const selector: fc.Arbitrary<LabelSelector> = fc.record(
  {
    matchLabels: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { maxKeys: 1 }),
    matchExpressions: fc.array(expression, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const peerIn = ({ namespaces, elsewhere, blocks }: ClusterProps): fc.Arbitrary<PolicyPeerSpec> => {
  const namespaceSelector = fc.oneof(
    selector,
    fc.constantFrom(...namespaces, elsewhere).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
  );
  return fc.oneof(
    fc.record({ podSelector: selector }),
    fc.record({ namespaceSelector }),
    fc.record({ podSelector: selector, namespaceSelector }),
    fc.record({ ipBlock: fc.constantFrom(...blocks) }),
  );
};

const rulePort: fc.Arbitrary<PolicyPortSpec> = fc.oneof(
  fc.record({ protocol, port }, { requiredKeys: [] }),
  fc.record({ protocol, port: fc.constantFrom(...NAMES) }, { requiredKeys: ['port'] }),
  fc
    .record({ protocol, port, span: fc.nat({ max: 100 }) }, { requiredKeys: ['port', 'span'] })
    .map(({ span, ...rest }) => ({ ...rest, endPort: Math.min(rest.port + span, 65_535) })),
);

const rule = (field: 'from' | 'to', peer: fc.Arbitrary<PolicyPeerSpec>): fc.Arbitrary<PolicyRuleSpec> =>
  fc.record({ [field]: fc.array(peer, { maxLength: 2 }), ports: fc.array(rulePort, { maxLength: 2 }) }, { requiredKeys: [] });

const policySpec = (peer: fc.Arbitrary<PolicyPeerSpec>): fc.Arbitrary<PolicySpec> =>
  fc.record(
    {
      podSelector: selector,
      policyTypes: fc.uniqueArray(fc.constantFrom('Ingress', 'Egress')),
      ingress: fc.array(rule('from', peer), { maxLength: 2 }),
      egress: fc.array(rule('to', peer), { maxLength: 2 }),
    },
    { requiredKeys: ['podSelector'] },
  );

const containerPort = fc.record(
  { name: fc.constantFrom(...NAMES), protocol, containerPort: port },
  { requiredKeys: ['name', 'containerPort'] },
);

const pod = ({ namespaces }: ClusterProps) =>
  fc
    .record({ namespace: fc.constantFrom(...namespaces), labels, ports: fc.array(containerPort, { maxLength: 3 }) })
    .map(({ ports, labels: own, namespace }) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace },
      spec: { template: { metadata: { labels: own }, spec: { containers: [{ ports }] } } },
    }));

/** Namespaces, Deployments and NetworkPolicies. */
export function manifestsIn(props: ClusterProps): fc.Arbitrary<readonly Manifest[]> {
  const { namespaces, fewest } = props;
  const policy = fc.record({ namespace: fc.constantFrom(...namespaces), spec: policySpec(peerIn(props)) });
  return fc
    .record({
      blue: labels,
      green: labels,
      pods: fc.array(pod(props), { minLength: Math.max(1, fewest), maxLength: 5 }),
      policies: fc.array(policy, { minLength: fewest, maxLength: 5 }),
    })
    .map((all) => [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaces[0], labels: all.blue } },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaces[1], labels: all.green } },
      ...all.pods.map((each, index) => ({ ...each, metadata: { ...each.metadata, name: `pod-${index}` } })),
      ...all.policies.map(({ namespace, spec }, index) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: `policy-${index}`, namespace },
        spec,
      })),
    ]);
}

/** The same where nobody cares for names and addresses. */
export const manifests = manifestsIn(DEFAULTS);

/** Services of such namespaces that lead to pods by number or by name. */
export function servicesIn({ namespaces }: Pick<ClusterProps, 'namespaces'>): fc.Arbitrary<readonly Manifest[]> {
  const service = fc.record({
    namespace: fc.constantFrom(...namespaces),
    selector: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { minKeys: 1, maxKeys: 2 }),
    ports: fc.tuple(fc.record({ protocol: fc.constantFrom('TCP', 'UDP'), port, targetPort: fc.oneof(port, fc.constantFrom(...NAMES)) })),
  });
  return fc.array(service, { minLength: 1, maxLength: 4 }).map((all) =>
    all.map(({ namespace, ...spec }, index) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `service-${index}`, namespace },
      spec,
    })),
  );
}

/** Ports that tell any two of these rules apart: each number that occurs, and its neighbours. */
export function portsOfInterest(all: readonly Manifest[]): readonly number[] {
  const numbers = [...JSON.stringify(all).matchAll(/ort":(\d+)/g)].map(([, number]) => Number(number));
  return [...new Set([1, 65_535, ...numbers.flatMap((number) => [number - 1, number, number + 1])])].filter((n) => n >= 1 && n <= 65_535);
}
