import { ingress, object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { issuerMissing } from './issuer-missing';

const find = (...manifests: readonly unknown[]) => findingsOf(issuerMissing, manifests);
const certificate = (issuerRef: object) =>
  object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'web-tls', issuerRef } });
const issuer = object('cert-manager.io/v1', 'Issuer', 'letsencrypt');
const ofCluster = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'letsencrypt' } };
const annotated = (annotations: object) => ({
  ...ingress('web', { '/': ['web', 80] }),
  metadata: { name: 'web', namespace: 'shop', annotations },
});

test('a slip in the name', () => {
  expect(find(certificate({ name: 'letsencrpyt' }), issuer)).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'spec.issuerRef.name', fix: expect.stringContaining('write letsencrypt') },
  ]);
});

test('a kind that is left out is Issuer', () => {
  expect(find(certificate({ name: 'letsencrypt' }), ofCluster)).toMatchObject([
    { severity: 'error', fix: 'write kind: ClusterIssuer beside it' },
  ]);
});

test('the annotation for one kind names an issuer of the other', () => {
  expect(find(annotated({ 'cert-manager.io/issuer': 'letsencrypt' }), ofCluster)).toMatchObject([
    { path: 'metadata.annotations["cert-manager.io/issuer"]', fix: 'write the annotation cert-manager.io/cluster-issuer' },
  ]);
});

test.each([
  ['it is there', certificate({ name: 'letsencrypt' }), issuer],
  ['it is there for the cluster', certificate({ name: 'letsencrypt', kind: 'ClusterIssuer' }), ofCluster],
  ['it is elsewhere', certificate({ name: 'internal', kind: 'ClusterIssuer' }), issuer],
  ['it is of another group', certificate({ name: 'letsencrpyt', group: 'awspca.cert-manager.io' }), issuer],
  ['an Ingress names it rightly', annotated({ 'cert-manager.io/cluster-issuer': 'letsencrypt' }), ofCluster],
])('silent where %s', (_, ...manifests) => expect(find(...manifests)).toEqual([]));
