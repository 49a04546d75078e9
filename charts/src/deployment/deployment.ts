import { k8s } from 'cdk8s-plus-28';
import { PROGRESS_DEADLINE_SECONDS } from 'fairlead/doctor';
import type { RollingScope, WorkloadScope } from '../graph/scope';
import { lazily } from '../objects/lazily';
import type { Scale } from './scale';

/** What a Deployment follows from. */
export interface DeploymentProps {
  readonly scale: Scale;
  readonly rolling: RollingScope;
  readonly revisionHistoryLimit: number;
  readonly template: k8s.PodTemplateSpec;
}

/**
 * The Deployment of a workload: a rollout adds pods before it takes any away. Whether it is paced is known when the graph is complete;
 * what Kubernetes does anyway is not said.
 */
export function createDeployment(workload: WorkloadScope, props: DeploymentProps): k8s.KubeDeployment {
  const { scale, rolling, revisionHistoryLimit, template } = props;
  const { name, podLabels } = workload;
  return new k8s.KubeDeployment(workload, 'deployment', {
    metadata: { name },
    spec: {
      ...(scale.kind === 'replicas' && { replicas: scale.replicas }),
      minReadySeconds: lazily(() => unless(0, rolling.rollout.minReadySeconds)),
      progressDeadlineSeconds: lazily(() => unless(PROGRESS_DEADLINE_SECONDS, rolling.rollout.progressDeadlineSeconds)),
      revisionHistoryLimit,
      selector: { matchLabels: podLabels },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: {
          maxUnavailable: k8s.IntOrString.fromNumber(0),
          maxSurge: lazily(() => k8s.IntOrString.fromNumber(rolling.rollout.surge)),
        },
      },
      template,
    },
  });
}

function unless(common: number, value: number): number {
  return (value === common ? undefined : value) as number;
}
