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

/** How many pods may go in how long (API reference, HPAScalingPolicy v2 autoscaling). */
export interface ScaleDownPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

/** How fast an autoscaler takes pods away (API reference, HPAScalingRules v2 autoscaling). */
export interface ScaleDown {
  /** Seconds of which the busiest moment decides. */
  readonly stabilizationSeconds: number;
  /** Which of the policies holds: the one that lets most pods go, or fewest, or none at all. */
  readonly selectPolicy: 'Max' | 'Min' | 'Disabled';
  readonly policies: readonly ScaleDownPolicy[];
}

/** All pods at once, after five minutes (Horizontal Pod Autoscaling, "Default behavior"). */
const SCALE_DOWN_DEFAULTS: ScaleDown = Object.freeze<ScaleDown>({
  stabilizationSeconds: 300,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
});

/** A HorizontalPodAutoscaler. */
export interface Autoscaler {
  readonly reference: NamespacedReference;
  /** What it scales. */
  readonly target: NamespacedReference;
  /** Fewest pods; 1 when it does not say (API reference). */
  readonly min: number;
  /** Most pods. */
  readonly max: number;
  readonly scaleDown: ScaleDown;
  readonly metrics: readonly MetricSpec[];
}

interface AutoscalerSpec {
  readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly metrics?: readonly MetricSpec[] | null;
  readonly targetCPUUtilizationPercentage?: number;
  readonly behavior?: { readonly scaleDown?: ScaleDownSpec | null } | null;
}

type ScaleDownSpec = Partial<Pick<ScaleDown, 'selectPolicy'>> & {
  readonly stabilizationWindowSeconds?: number;
  readonly policies?: ScaleDown['policies'] | null;
};

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
    scaleDown: readScaleDown(spec.behavior?.scaleDown ?? {}),
    metrics:
      spec.targetCPUUtilizationPercentage === undefined
        ? (spec.metrics ?? [])
        : [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }],
  };
}

function readScaleDown({ stabilizationWindowSeconds, selectPolicy, policies }: ScaleDownSpec): ScaleDown {
  const { stabilizationSeconds, ...defaults } = SCALE_DOWN_DEFAULTS;
  return {
    stabilizationSeconds: stabilizationWindowSeconds ?? stabilizationSeconds,
    selectPolicy: selectPolicy ?? defaults.selectPolicy,
    policies: policies ?? defaults.policies,
  };
}
