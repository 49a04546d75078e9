import { type Manifest, referenceOf } from './manifest';
import type { NamespacedReference } from '../finding/resource-reference';

/** One thing that an autoscaler steers by (API reference, MetricSpec v2 autoscaling). */
export interface MetricSpec {
  readonly type?: string;
  readonly resource?: ResourceMetric;
  readonly containerResource?: ResourceMetric & { readonly container?: string };
}

interface ResourceMetric {
  readonly name?: string;
  readonly target?: { readonly type?: string };
}

/** A HorizontalPodAutoscaler. */
export interface Autoscaler {
  readonly reference: NamespacedReference;
  /** What it scales. */
  readonly target: NamespacedReference;
  /** Fewest pods; 1 when it does not say (API reference). */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  readonly metrics: readonly MetricSpec[];
}

interface AutoscalerSpec {
  readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly metrics?: readonly MetricSpec[] | null;
  readonly targetCPUUtilizationPercentage?: number;
}

/** Reads an autoscaler of either version; that of `autoscaling/v1` knows the processor only. */
export function readAutoscaler(manifest: Manifest): Autoscaler {
  const reference = referenceOf(manifest);
  const spec = (manifest.spec ?? {}) as AutoscalerSpec;
  const { kind = '', name = '' } = spec.scaleTargetRef ?? {};
  const min = spec.minReplicas ?? 1;
  return {
    reference,
    target: { kind, namespace: reference.namespace, name },
    min,
    max: spec.maxReplicas ?? min,
    metrics:
      spec.targetCPUUtilizationPercentage === undefined
        ? (spec.metrics ?? [])
        : [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }],
  };
}
