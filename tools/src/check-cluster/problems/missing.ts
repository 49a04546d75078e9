import type { Manifest } from 'fairlead/doctor';
import { type LiveObject, pluralOf } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import { type Problem, problemOf } from './problem';

/** Kinds that are read of a cluster and committed as manifests. */
const COMPARED = [
  ...['Deployment', 'StatefulSet', 'Service', 'Ingress', 'NetworkPolicy', 'ConfigMap', 'Secret', 'ServiceAccount'],
  ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ExternalSecret'],
];

/** Objects that are committed, and not in the cluster. @param objects the manifests of the environment */
export function findMissing(snapshot: Snapshot, objects: readonly Manifest[]): readonly Problem[] {
  const { namespace } = snapshot;
  const wanted = objects.filter(
    (object): object is LiveObject & Manifest => COMPARED.includes(object.kind ?? '') && object.metadata?.name !== undefined,
  );
  const missing = wanted.filter((object) => snapshot.isRead(pluralOf(object.kind)) && !snapshot.has(object.kind, object.metadata.name));
  if (!snapshot.has('Namespace', namespace) && missing.length === wanted.length)
    return [
      {
        message: 'namespace-missing',
        object: `Namespace ${namespace}`,
        what: 'nothing of the environment is in this cluster',
        evidence: [],
      },
    ];
  return missing.map((object) => problemOf('object-missing', object, 'it is in the manifests, and not in the cluster'));
}
