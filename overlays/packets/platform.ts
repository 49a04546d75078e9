import type { Labels, Manifest } from 'fairlead/doctor';

/** Manifests whose NetworkPolicies are put to the proof. */
export interface Platform {
  readonly name: string;
  readonly objects: readonly Manifest[];
  /** Pods that the manifests do not have. Their namespaces may be there already. */
  readonly outsiders: readonly OutsidePod[];
}

export interface OutsidePod {
  readonly namespace: string;
  readonly podLabels: Labels;
}

/** The namespaces of a platform: those that it defines, and those that its objects are in. */
export function namespacesOf({ objects }: Platform): readonly string[] {
  const names = objects.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata?.name : metadata?.namespace));
  return [...new Set(names.filter((name) => name !== undefined))];
}

export function objectsOfKind({ objects }: Platform, kind: string): readonly Manifest[] {
  return objects.filter((object) => object.kind === kind);
}
