import type { NamespacedReference } from '../../finding/resource-reference';
import { nameKind } from '../objects/kind-name';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ValueOf } from '../schema/field-type';
import { COUNT, INTEGER, oneOf, TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';

const RESOURCE = object({ name: TEXT, container: TEXT, target: object({ type: TEXT }), targetAverageUtilization: INTEGER });
const METRIC = object({ type: TEXT, resource: RESOURCE, containerResource: RESOURCE });

/** One thing that an autoscaler steers by (API reference, MetricSpec v2 autoscaling). */
export type MetricSpec = ValueOf<typeof METRIC>;

const POLICY = object({}, { type: oneOf('Pods', 'Percent'), value: COUNT, periodSeconds: COUNT });

/** How many pods may go in how long (API reference, HPAScalingPolicy v2 autoscaling). */
export type ScaleDownPolicy = ValueOf<typeof POLICY>;

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

const SCALE_DOWN = object({
  stabilizationWindowSeconds: COUNT,
  selectPolicy: oneOf('Max', 'Min', 'Disabled'),
  policies: list(POLICY),
});

const SPEC = object(
  { minReplicas: COUNT, metrics: list(METRIC), targetCPUUtilizationPercentage: INTEGER, behavior: object({ scaleDown: SCALE_DOWN }) },
  { scaleTargetRef: object({ apiVersion: TEXT }, { kind: TEXT, name: TEXT }), maxReplicas: COUNT },
);

type AutoscalerSpec = ValueOf<typeof SPEC>;

/** What an autoscaler steers by that says nothing (API reference, HorizontalPodAutoscalerSpec v2 autoscaling). */
const CPU_USE: MetricSpec = Object.freeze({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } });

/** Reads an autoscaler of any version. */
export function readAutoscaler(manifest: KubernetesObject): Autoscaler {
  const { reference } = manifest;
  const read = manifest.read('', object({}, { spec: SPEC }));
  const spec = () => (read() as { readonly spec: AutoscalerSpec }).spec;
  return {
    reference,
    get target() {
      const { apiVersion = '', kind, name } = spec().scaleTargetRef;
      return { kind: nameKind(apiVersion, kind), namespace: reference.namespace, name };
    },
    get min() {
      return spec().minReplicas ?? 1;
    },
    get max() {
      return spec().maxReplicas;
    },
    get scaleDown() {
      return readScaleDown(spec().behavior?.scaleDown ?? {});
    },
    get metrics() {
      const { metrics = [] } = spec();
      return metrics.length > 0 ? metrics.map(toNewestMetric) : [CPU_USE];
    },
  };
}

/** autoscaling/v2beta1 says what is aimed at beside the name. In autoscaling/v1 there is nothing to steer by but the processor. */
function toNewestMetric(metric: MetricSpec): MetricSpec {
  const { resource } = metric;
  return resource?.targetAverageUtilization === undefined
    ? metric
    : { ...metric, resource: { ...resource, target: { type: 'Utilization' } } };
}

function readScaleDown({ stabilizationWindowSeconds, selectPolicy, policies }: ValueOf<typeof SCALE_DOWN>): ScaleDown {
  const { stabilizationSeconds, ...defaults } = SCALE_DOWN_DEFAULTS;
  return {
    stabilizationSeconds: stabilizationWindowSeconds ?? stabilizationSeconds,
    selectPolicy: selectPolicy ?? defaults.selectPolicy,
    policies: policies ?? defaults.policies,
  };
}
