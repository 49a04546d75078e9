import type { ManifestFile } from 'fairlead';

type Objects = ManifestFile['objects'];

/** What Argo CD is told of the objects of an environment. */
export interface EnvironmentObjects {
  /** The environment's: `shop-prod`. */
  readonly namespace: string;
  /** Kinds that no namespace holds. */
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
}

/** As the CustomResourceDefinition of an AppProject names a kind. */
export interface GroupKind {
  /** Empty for the core. */
  readonly group: string;
  readonly kind: string;
}

/**
 * Which namespace and which kinds the manifests of an environment have.
 *
 * @throws Error where they do not make exactly one namespace
 */
export function describeObjects(manifests: readonly Pick<ManifestFile, 'objects'>[]): EnvironmentObjects {
  const objects = manifests.flatMap((file) => file.objects);
  const [namespace, ...others] = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  if (namespace === undefined || others.length > 0)
    throw new Error('an Application of Argo CD is for one namespace, which its manifests make');
  return {
    namespace,
    clusterKinds: listKinds(objects.filter(({ metadata }) => metadata.namespace === undefined)),
    namespacedKinds: listKinds(objects.filter(({ metadata }) => metadata.namespace !== undefined)),
  };
}

function listKinds(objects: Objects): readonly GroupKind[] {
  const kinds = objects.map(({ apiVersion, kind }) => ({ group: groupOf(apiVersion), kind }));
  const byName = new Map(kinds.map((each) => [`${each.group}/${each.kind}`, each]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0]! : '';
}
