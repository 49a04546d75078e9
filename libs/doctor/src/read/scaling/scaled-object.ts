import type { NamespacedReference } from '../../finding/resource-reference';
import { nameKind } from '../objects/kind-name';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { orMissing } from '../schema/field-type';
import { TEXT } from '../schema/scalars';
import { object } from '../schema/structures';

/** The kind of KEDA that scales a workload, by an autoscaler that it makes. */
export const SCALED_OBJECT = 'ScaledObject.keda.sh';

const SPEC = object({
  scaleTargetRef: object({ apiVersion: orMissing(TEXT), kind: orMissing(TEXT), name: TEXT }),
  advanced: object({ horizontalPodAutoscalerConfig: object({ name: orMissing(TEXT) }) }),
});

/** A ScaledObject. */
export interface ScaledObject {
  readonly reference: NamespacedReference;
  /** What it scales: a Deployment where it says no kind (KEDA, "ScaledObject specification"). */
  readonly target: NamespacedReference;
  /** Name of the autoscaler that KEDA makes of it, or takes over. */
  readonly autoscaler: string;
}

/** Reads a ScaledObject. */
export function readScaledObject(manifest: KubernetesObject): ScaledObject {
  const { reference } = manifest;
  const spec = manifest.read('spec', SPEC);
  return {
    reference,
    get target() {
      const { apiVersion = 'apps/v1', kind = 'Deployment', name = '' } = spec()?.scaleTargetRef ?? {};
      return { kind: nameKind(apiVersion, kind), namespace: reference.namespace, name };
    },
    get autoscaler() {
      return spec()?.advanced?.horizontalPodAutoscalerConfig?.name ?? `keda-hpa-${reference.name}`;
    },
  };
}
