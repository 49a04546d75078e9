import { denyAll, deployed, deployment, namespace, policy } from '../../testing/example-manifests';
import { summarize } from '../../testing/example-shop';
import { proveManifests } from '../report/report';

const toDb = (from: object) =>
  policy('shop/to-db', {
    podSelector: { matchLabels: { app: 'db' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [from], ports: [{ port: 5432 }] }],
  });
const shop = [denyAll('shop'), deployment('shop/db')];
const fromTools = toDb({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } } });
const prove = (others: readonly object[], traffic: Parameters<typeof proveManifests>[1] = {}) =>
  proveManifests([...shop, ...others], { traffic: [], namespaces: ['shop'], ...traffic }).findings;

test.each<[string, readonly object[]]>([
  ['of which there is only the Namespace', [namespace('tools')]],
  ['that a policy of the manifests closes', [denyAll('tools')]],
  ['in which the manifests have a workload too', [denyAll('tools'), deployment('tools/other')]],
])('pods of a namespace %s may be anybody', (_, others) => {
  const from = toDb({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } },
    podSelector: { matchLabels: { app: 'x' } },
  });

  expect(prove([...others, from]).map(summarize)).toContain(
    'extra-traffic proven to-db spec.ingress[0].from[0]: Deployment shop/db may be called by pods app=x of namespace tools on TCP 5432, which nothing declares',
  );
});

test('they are an end that may be declared', () => {
  const traffic = [{ from: { namespace: 'tools' }, to: deployed('shop/db'), port: 5432 }];

  expect(prove([namespace('tools'), fromTools], { traffic })).toEqual([]);
});

test('and a policy may know them by the labels of their Namespace, though another may have these too', () => {
  const traffic = [{ from: { namespace: 'tools' }, to: deployed('shop/db'), port: 5432 }];
  const byLabel = toDb({ namespaceSelector: { matchLabels: { team: 'a' } } });

  expect(prove([namespace('tools', { team: 'a' }), byLabel], { traffic }).map(({ id }) => id)).toEqual(['extra-traffic']);
});

test('where nobody says which namespaces are whole, all that are there are', () => {
  expect(prove([namespace('tools'), fromTools], { namespaces: [] })).toEqual([]);
});
