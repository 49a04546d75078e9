import { k8s } from 'cdk8s-plus-28';
import { PROGRESS_DEADLINE_SECONDS } from 'fairlead/doctor';
import { checksumOf, CONFIG_CHECKSUM } from '../objects/checksum';
import { lazily } from '../objects/lazily';
import { scrapeAnnotations } from '../exposure/monitoring';
import type { Scale } from './scale';
import { servicePod, type ServicePodProps } from './service-pod';

/** What a service's Deployment follows from. */
export interface ServiceDeploymentProps extends ServicePodProps {
  readonly config: k8s.KubeConfigMap;
  readonly scale: Scale;
  readonly revisionHistoryLimit: number;
}

/**
 * The Deployment of a service: a rollout adds pods before it takes any away, and a changed ConfigMap is a rollout. Whether it is paced is
 * known when the graph is complete; what Kubernetes does anyway is not said.
 */
export function createDeployment(props: ServiceDeploymentProps): k8s.KubeDeployment {
  const { service, config, scale, revisionHistoryLimit, extras } = props;
  const { name, podLabels, platform } = service;
  return new k8s.KubeDeployment(service, 'deployment', {
    metadata: { name },
    spec: {
      ...(scale.kind === 'replicas' && { replicas: scale.replicas }),
      minReadySeconds: lazily(() => unless(0, service.rollout.minReadySeconds)),
      progressDeadlineSeconds: lazily(() => unless(PROGRESS_DEADLINE_SECONDS, service.rollout.progressDeadlineSeconds)),
      revisionHistoryLimit,
      selector: { matchLabels: podLabels },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: {
          maxUnavailable: k8s.IntOrString.fromNumber(0),
          maxSurge: lazily(() => k8s.IntOrString.fromNumber(service.rollout.surge)),
        },
      },
      template: {
        metadata: {
          labels: { ...extras.labels, ...platform.labels, ...podLabels },
          annotations: lazily(() => ({
            ...extras.annotations,
            ...scrapeAnnotations(service, service.monitoring),
            [CONFIG_CHECKSUM]: checksumOf(config),
          })),
        },
        spec: servicePod(props),
      },
    },
  });
}

function unless(common: number, value: number): number {
  return (value === common ? undefined : value) as number;
}
