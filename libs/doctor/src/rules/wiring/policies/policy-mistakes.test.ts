import { deployment, namespace, policy } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { policyNamespaceWithoutLabel } from './policy-namespace-without-label';
import { policyPeersJoinedByOr } from './policy-peers-joined-by-or';
import { policySelectsNobody } from './policy-selects-nobody';
import { policyTypesIgnoreRules } from './policy-types-ignore-rules';

const web = deployment('shop/web');
const prometheus = deployment('monitoring/prometheus');
const labelled = (matchLabels: Readonly<Record<string, string>>) => ({ matchLabels });
const inMonitoring = { namespaceSelector: labelled({ 'kubernetes.io/metadata.name': 'monitoring' }) };
const from = (...peers: readonly object[]) => policy('shop/in', { podSelector: {}, ingress: [{ from: peers }] });

test('two selectors that were meant to be one peer', () => {
  const find = (...peers: readonly object[]) => findingsOf(policyPeersJoinedByOr, [web, prometheus, from(...peers)]);
  const pods = { podSelector: labelled({ app: 'prometheus' }) };

  expect(find(inMonitoring, pods)).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'in' },
      path: 'spec.ingress[0].from[1]',
      evidence: [{ resource: { kind: 'Deployment', namespace: 'monitoring', name: 'prometheus' } }],
    },
  ]);
  expect(find({ ...inMonitoring, ...pods })).toEqual([]);
  expect(find(inMonitoring, { podSelector: labelled({ app: 'web' }) })).toEqual([]);
  expect(find(inMonitoring, { podSelector: labelled({ app: 'nobody' }) })).toEqual([]);
  expect(find(inMonitoring, { podSelector: {} })).toEqual([]);
});

test('a label that the Namespace does not have', () => {
  const find = (selector: object, ...others: readonly unknown[]) =>
    findingsOf(policyNamespaceWithoutLabel, [web, from({ namespaceSelector: selector }), ...others]);

  expect(find(labelled({ name: 'monitoring' }), namespace('monitoring'))).toMatchObject([
    {
      severity: 'warning',
      path: 'spec.ingress[0].from[0].namespaceSelector',
      fix: 'write kubernetes.io/metadata.name: monitoring, which every namespace has, or give Namespace monitoring the label',
    },
  ]);
  expect(find(labelled({ name: 'monitoring' }), namespace('monitoring', { name: 'monitoring' }))).toEqual([]);
  expect(find(labelled({ name: 'monitoring' }))).toEqual([]);
  expect(find(labelled({ team: 'a' }), namespace('monitoring'))).toEqual([]);
});

test('a mistyped name of a namespace that there is', () => {
  const find = (name: string) =>
    findingsOf(policyNamespaceWithoutLabel, [prometheus, from({ namespaceSelector: labelled({ 'kubernetes.io/metadata.name': name }) })]);

  expect(find('kube-sytem')).toMatchObject([
    { severity: 'error', fix: 'did you mean kube-system? write kubernetes.io/metadata.name: kube-system' },
  ]);
  expect(find('monitroing')).toMatchObject([{ severity: 'error' }]);
  expect(find('monitoring')).toEqual([]);
  expect(find('payments')).toEqual([]);
});

test('rules of a direction that policyTypes leave out', () => {
  const find = (spec: object) => findingsOf(policyTypesIgnoreRules, [policy('shop/out', { podSelector: {}, egress: [{}], ...spec })]);

  expect(find({ policyTypes: ['Ingress'] })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.policyTypes',
      fix: 'write policyTypes: [Ingress, Egress], or take spec.egress away',
    },
  ]);
  expect(find({})).toEqual([]);
  expect(find({ policyTypes: ['Egress'] })).toEqual([]);
  expect(find({ policyTypes: ['Ingress'], egress: [] })).toEqual([]);
});

test('a podSelector that is nearly that of some pods', () => {
  const find = (selector: object, ...others: readonly unknown[]) =>
    findingsOf(policySelectsNobody, [deployment('shop/checkout'), policy('shop/out', { podSelector: selector }), ...others]);

  expect(find(labelled({ app: 'chekout' }))).toMatchObject([
    { severity: 'warning', path: 'spec.podSelector', fix: 'select what Deployment shop/checkout has: app: checkout' },
  ]);
  expect(find(labelled({ app: 'checkout' }))).toEqual([]);
  expect(find(labelled({ app: 'payments' }))).toEqual([]);
  expect(find(labelled({ app: 'chekout', tier: 'web' }))).toEqual([]);
  expect(
    find(labelled({ app: 'chekout' }), { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'odd', labels: 1 } }),
  ).toEqual([]);
});
