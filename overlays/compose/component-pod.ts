import type { Component, Platform, RenderedKind } from 'fairlead';

type Workload = RenderedKind<'Deployment'> | RenderedKind<'StatefulSet'>;
type PodSpec = NonNullable<Workload['spec']['template']['spec']>;

/** A container, as manifests have it. */
export type Container = PodSpec['containers'][number];

/** The pod of a component, as manifests have it. */
export interface ComponentPod {
  readonly spec: PodSpec;
  /** The one that serves. */
  readonly container: Container;
  /** Names of the volumes that are claimed for it. */
  readonly claims: readonly string[];
}

/**
 * @param objects all of a platform
 * @returns nothing for a component that somebody else runs
 */
export function readPod(objects: ReturnType<Platform['toJson']>, { name }: Component): ComponentPod | undefined {
  const workload = objects.find(
    (object): object is Workload => (object.kind === 'Deployment' || object.kind === 'StatefulSet') && object.metadata.name === name,
  );
  const spec = workload?.spec.template.spec;
  const container = spec?.containers[0];
  if (!workload || !container) return undefined;
  const claims = 'volumeClaimTemplates' in workload.spec ? (workload.spec.volumeClaimTemplates ?? []) : [];
  return { spec, container, claims: claims.map(({ metadata }) => metadata?.name ?? '') };
}
