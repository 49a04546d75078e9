import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { type Autoscale, SCALE_DOWN } from './scale';

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
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'Resource', {
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
  }
}
