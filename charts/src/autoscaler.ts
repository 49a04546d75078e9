import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Autoscale } from './scale';

/** What an {@link Autoscaler} scales. */
export interface AutoscalerProps {
  /** Name of the object and of the Deployment. */
  readonly name: string;
  /** Bounds and target. */
  readonly scale: Autoscale;
}

/** Runs as many pods of a Deployment as keep their mean processor use at the target. The Deployment itself must say no `replicas`. */
export class Autoscaler extends Construct {
  constructor(scope: Construct, id: string, { name, scale }: AutoscalerProps) {
    super(scope, id);
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'Resource', {
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: scale.min,
        maxReplicas: scale.max,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: scale.cpu } } }],
      },
    });
  }
}
