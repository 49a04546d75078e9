import { k8s } from 'cdk8s-plus-28';
import { PROGRESS_DEADLINE_SECONDS } from 'fairlead/doctor';
import type { RollingScope, WorkloadScope } from '../graph/scope';
import { lazily } from '../objects/lazily';
import { progressDeadlineSeconds } from './rollout';
import type { Scale } from './scale';

/** What a Deployment follows from. */
export interface DeploymentProps {
  readonly scale: Scale;
  /** How its pods are replaced; nothing where all old ones stop before a new one starts. */
  readonly rolling: RollingScope | undefined;
  /** Longest that a start may take, in seconds. */
  readonly startupSeconds: number;
  /** Seconds that a pod may wait before it starts, known when the graph is complete. */
  readonly waitSeconds: () => number;
  readonly revisionHistoryLimit: number;
  readonly template: k8s.PodTemplateSpec;
}

/**
 * The Deployment of a workload: a rollout adds pods before it takes any away, or takes all away before it adds one. Whether it is paced
 * is known when the graph is complete; what Kubernetes does anyway is not said.
 */
export function createDeployment(workload: WorkloadScope, props: DeploymentProps): k8s.KubeDeployment {
  const { scale, rolling, startupSeconds, waitSeconds, revisionHistoryLimit, template } = props;
  const { name, podLabels } = workload;
  return new k8s.KubeDeployment(workload, 'deployment', {
    metadata: { name },
    spec: {
      ...(scale.kind === 'replicas' && { replicas: scale.replicas }),
      ...(rolling && { minReadySeconds: lazily(() => unless(0, rolling.rollout.minReadySeconds)) }),
      progressDeadlineSeconds: lazily(() =>
        unless(
          PROGRESS_DEADLINE_SECONDS,
          waitSeconds() + (rolling ? rolling.rollout.progressDeadlineSeconds : progressDeadlineSeconds(startupSeconds)),
        ),
      ),
      revisionHistoryLimit,
      selector: { matchLabels: podLabels },
      strategy: rolling ? rollingUpdate(rolling) : { type: 'Recreate' },
      template,
    },
  });
}

function rollingUpdate(rolling: RollingScope): k8s.DeploymentStrategy {
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxUnavailable: k8s.IntOrString.fromNumber(0),
      maxSurge: lazily(() => k8s.IntOrString.fromNumber(rolling.rollout.surge)),
    },
  };
}

function unless(common: number, value: number): number {
  return (value === common ? undefined : value) as number;
}
