import fc from 'fast-check';
import { connects, type RawPod } from '../../testing/brute-force';
import type { DeclaredTraffic } from './declared-traffic';
import { denyAll, deployed, deployment, policy } from '../../testing/example-manifests';
import type { Manifest } from '../read/manifest';
import type { PolicySpec } from '../read/network-policy';
import { PROTOCOLS } from '../sets/port-set';
import { proveTraffic } from './prove-traffic';
import { selector } from '../../testing/random-manifests';

const WORKLOADS = ['red/a', 'red/b', 'red/c', 'tan/a', 'tan/b'];
const PORTS = [80, 81, 82];

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

type Rules = { from?: unknown[]; to?: unknown[]; ports?: Record<string, unknown>[] }[];
type Editable = { podSelector: unknown; policyTypes?: string[]; ingress?: Rules; egress?: Rules };

const edge: fc.Arbitrary<Edge> = fc.record({
  from: fc.constantFrom(...WORKLOADS),
  to: fc.constantFrom(...WORKLOADS),
  port: fc.constantFrom(...PORTS),
});
const edges = fc.uniqueArray(edge, { minLength: 1, maxLength: 4, selector: ({ from, to, port }) => `${from} ${to} ${port}` });

/** What a hand may do to a policy. */
const edit: fc.Arbitrary<(spec: Editable) => void> = fc.oneof(
  fc.constant(() => {}),
  selector.map((any) => (spec: Editable) => void (spec.podSelector = any)),
  fc.constant((spec: Editable) => void delete spec.policyTypes),
  fc.constant((spec: Editable) => rulesOf(spec).pop()),
  fc.constant((spec: Editable) => rulesOf(spec).forEach((rule) => delete rule.from)),
  fc.constant((spec: Editable) => rulesOf(spec).forEach((rule) => delete rule.to)),
  fc.constant((spec: Editable) => rulesOf(spec).forEach((rule) => delete rule.ports)),
  fc.constantFrom(...PORTS).map((port) => (spec: Editable) => rulesOf(spec).forEach((rule) => rule.ports?.push({ port }))),
  fc.constantFrom(...PORTS).map((port) => (spec: Editable) => rulesOf(spec).forEach((rule) => (rule.ports = [{ port, endPort: 82 }]))),
  selector.map((podSelector) => (spec: Editable) => rulesOf(spec).forEach((rule) => (rule.from ?? rule.to)?.push({ podSelector }))),
  selector.map(
    (namespaceSelector) => (spec: Editable) => rulesOf(spec).forEach((rule) => (rule.from ?? rule.to)?.push({ namespaceSelector })),
  ),
);

function rulesOf({ ingress, egress }: Editable): Rules {
  return ingress ?? egress ?? [];
}

const nameOf = (at: string) => at.split('/')[1] ?? '';
const namespaceOf = (at: string) => at.split('/')[0] ?? '';

/** One pair of policies for each edge, and default deny. */
function manifestsFor(all: readonly Edge[]): Manifest[] {
  const one = (at: string) => ({
    podSelector: { matchLabels: { app: nameOf(at) } },
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaceOf(at) } },
  });
  const subject = (at: string): PolicySpec => ({ podSelector: { matchLabels: { app: nameOf(at) } } });
  return [
    ...WORKLOADS.map((at) => deployment(at)),
    denyAll('red'),
    denyAll('tan'),
    ...all.flatMap(({ from, to, port }, index) => [
      policy(`${namespaceOf(from)}/out-${index}`, {
        ...subject(from),
        policyTypes: ['Egress'],
        egress: [{ to: [one(to)], ports: [{ port }] }],
      }),
      policy(`${namespaceOf(to)}/in-${index}`, {
        ...subject(to),
        policyTypes: ['Ingress'],
        ingress: [{ from: [one(from)], ports: [{ port }] }],
      }),
    ]),
  ];
}

const declare = (all: readonly Edge[]): DeclaredTraffic[] =>
  all.map(({ from, to, port }) => ({ from: deployed(from), to: deployed(to), port }));

/** Whether brute force finds exactly the declared pairs and ports open. */
function isExact(manifests: readonly Manifest[], all: readonly Edge[]): boolean {
  const pod = (at: string): RawPod => ({ namespace: namespaceOf(at), labels: { app: nameOf(at) }, ports: [] });
  return WORKLOADS.every((from) =>
    WORKLOADS.every((to) =>
      PROTOCOLS.every((protocol) =>
        [79, ...PORTS, 83].every((port) => {
          const isDeclared = protocol === 'TCP' && all.some((edge) => edge.from === from && edge.to === to && edge.port === port);
          return connects(manifests, pod(from), pod(to), protocol, port) === isDeclared;
        }),
      ),
    ),
  );
}

test('policies made for the declared edges are found to be exact', () => {
  fc.assert(
    fc.property(edges, (all) => {
      expect(proveTraffic(manifestsFor(all), declare(all)).findings).toEqual([]);
    }),
  );
});

test('whatever a hand edits, traffic that brute force finds to differ from the declaration is found', () => {
  let differing = 0;
  fc.assert(
    fc.property(edges, fc.nat(), edit, fc.nat(), edit, (all, firstIndex, firstEdit, secondIndex, secondEdit) => {
      const manifests = manifestsFor(all);
      const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
      firstEdit(policies[firstIndex % policies.length]?.spec as Editable);
      secondEdit(policies[secondIndex % policies.length]?.spec as Editable);

      const { findings } = proveTraffic(manifests, declare(all));

      if (isExact(manifests, all)) return;
      differing += 1;
      expect(findings.filter(({ severity, id }) => severity === 'error' && id !== 'half-open-traffic')).not.toEqual([]);
    }),
    { numRuns: 200 * propertyRuns },
  );
  expect(differing).toBeGreaterThan(20 * propertyRuns);
});
