import { formatReference } from '../../../finding/resource-reference';
import { textAt } from '../../../read/custom/custom-field';
import { ISSUER_ANNOTATIONS } from '../../../read/custom/made-by';
import type { Inventory } from '../../../read/inventory';
import { ANYTHING } from '../../../read/schema/scalars';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { findMissingObjects, type Need, stockOfListed } from '../missing/missing-objects';

const GROUP = 'cert-manager.io';
const ISSUER = `Issuer.${GROUP}`;
const CLUSTER_ISSUER = `ClusterIssuer.${GROUP}`;
const WHY = 'cert-manager makes no certificate, so the Secret with it is never there';

/** Issuers are set up once for a cluster, so one that is not here is told only where something shows which was meant. */
export const issuerMissing: Rule = {
  id: 'issuer-missing',
  says: 'a Certificate or an Ingress names an issuer of cert-manager that is not there',
  why: 'The Certificate stays without its Secret, so what mounts it does not start, and an Ingress shows the certificate of its controller.',
  fix: 'Write name and kind (Issuer of the same namespace, or ClusterIssuer) as they are.',
  find: (inventory) => {
    const needs = listNeeds(inventory);
    const other = needs.flatMap((need) => findOfOtherKind(need, inventory));
    const isTold = new Set(other.map(({ resource, path }) => `${formatReference(resource)} ${path}`));
    const rest = needs.filter(({ by, path }) => !isTold.has(`${formatReference(by)} ${path}`));
    return [...other, ...findMissingObjects(rest, stockOf(inventory))];
  },
};

function listNeeds({ objects, routing }: Inventory): readonly Need[] {
  const toNeed = (by: Need['by'], path: string, isOfCluster: boolean, name: string): Need => ({
    wanted: isOfCluster
      ? { kind: CLUSTER_ISSUER, name }
      : { kind: ISSUER, ...(by.namespace !== undefined && { namespace: by.namespace }), name },
    by,
    path,
  });
  const ofCertificates = objects.ofKind(`Certificate.${GROUP}`).flatMap((certificate) => {
    const content = certificate.read('', ANYTHING)();
    const name = textAt(content, 'spec.issuerRef.name');
    const isOwn = (textAt(content, 'spec.issuerRef.group') ?? GROUP) === GROUP;
    const isOfCluster = textAt(content, 'spec.issuerRef.kind') === 'ClusterIssuer';
    return name && isOwn ? [toNeed(certificate.reference, 'spec.issuerRef.name', isOfCluster, name)] : [];
  });
  const ofIngresses = judgeEach(routing.ingresses, ({ reference, annotations }) =>
    [ISSUER_ANNOTATIONS.issuer, ISSUER_ANNOTATIONS.clusterIssuer].flatMap((key) => {
      const name = annotations[key];
      return name && annotations[`${GROUP}/issuer-group`] === undefined
        ? [toNeed(reference, `metadata.annotations["${key}"]`, key === ISSUER_ANNOTATIONS.clusterIssuer, name)]
        : [];
    }),
  );
  return [...ofCertificates, ...ofIngresses];
}

/** Where the kind is left out, it is Issuer. */
function findOfOtherKind({ wanted, by, path }: Need, { objects }: Inventory): readonly Fault[] {
  const kind = wanted.kind === ISSUER ? CLUSTER_ISSUER : ISSUER;
  const isThere = objects.ofKind(wanted.kind).some((each) => each.reference.name === wanted.name);
  const other = objects.ofKind(kind).find(({ reference }) => reference.name === wanted.name);
  if (isThere || !other) return [];
  const [written, meant] = [wanted.kind, kind].map((each) => each.replace(`.${GROUP}`, ''));
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: by,
      path,
      what: `${formatReference(by)} names ${written} ${wanted.name}, and ${wanted.name} is a ${meant}`,
      why: WHY,
      fix: path.startsWith('spec')
        ? `write kind: ${meant} beside it`
        : `write the annotation ${meant === 'ClusterIssuer' ? ISSUER_ANNOTATIONS.clusterIssuer : ISSUER_ANNOTATIONS.issuer}`,
      evidence: [{ resource: other.identity.reference, says: `is a ${meant}` }],
    },
  ];
}

function stockOf({ objects }: Inventory) {
  const issuers = objects.ofKind(ISSUER).map(({ reference }) => reference);
  const ofCluster = objects.ofKind(CLUSTER_ISSUER).map(({ reference: { kind, name } }) => ({ kind, name }));
  return stockOfListed([...issuers, ...ofCluster], (namespace = '') => objects.assertComplete(ISSUER, namespace), { why: WHY });
}
