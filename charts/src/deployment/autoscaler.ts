import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { changeRendered } from '../objects/rendered';
import { type Autoscale, SCALE_DOWN, type Tolerance, writeTolerance } from './scale';

/** What an {@link Autoscaler} scales. */
export interface AutoscalerProps {
  /** Name of the object and of the Deployment. */
  readonly name: string;
  /** Bounds and target. */
  readonly scale: Autoscale;
}

/** Runs as many pods of a Deployment as keep their mean processor use at the target, and takes them away slowly. The Deployment itself must say no `replicas`. */
export class Autoscaler extends Construct {
  constructor(scope: Construct, id: string, { name, scale }: AutoscalerProps) {
    super(scope, id);
    const { stabilizationSeconds, pods, periodSeconds } = { ...SCALE_DOWN, ...scale.scaleDown };
    const autoscaler = new k8s.KubeHorizontalPodAutoscalerV2(this, 'Resource', {
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: scale.min,
        maxReplicas: scale.max,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: scale.cpu } } }],
        behavior: {
          scaleDown: { stabilizationWindowSeconds: stabilizationSeconds, policies: [{ type: 'Pods', value: pods, periodSeconds }] },
        },
      },
    });
    const { tolerance } = scale;
    if (tolerance) changeRendered(autoscaler, (rendered) => withTolerance(rendered as RenderedAutoscaler, tolerance));
  }
}

type Behavior = Readonly<Record<string, object>>;
type RenderedAutoscaler = KubernetesObject & { readonly spec: { readonly behavior: Behavior } };

/** The generated classes are of a release that has no tolerance. */
function withTolerance(rendered: RenderedAutoscaler, tolerance: Partial<Tolerance>): KubernetesObject {
  const { spec } = rendered;
  const rules = (['scaleUp', 'scaleDown'] as const).flatMap((direction) => {
    const share = tolerance[direction];
    return share === undefined ? [] : [[direction, { ...spec.behavior[direction], tolerance: writeTolerance(share) }] as const];
  });
  return { ...rendered, spec: { ...spec, behavior: { ...spec.behavior, ...Object.fromEntries(rules) } } } as KubernetesObject;
}
