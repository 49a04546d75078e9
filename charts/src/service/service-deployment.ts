import { k8s } from 'cdk8s-plus-28';
import { checksumOf, CONFIG_CHECKSUM } from '../objects/checksum';
import { lazily } from '../objects/lazily';
import { scrapeAnnotations } from '../exposure/monitoring';
import { deriveTimes, startupWindow } from '../pod/probes';
import type { Scale } from './scale';
import { servicePod, type ServicePodProps } from './service-pod';

/** What a service's Deployment follows from. */
export interface ServiceDeploymentProps extends ServicePodProps {
  readonly config: k8s.KubeConfigMap;
  readonly scale: Scale;
  readonly revisionHistoryLimit: number;
}

/** Seconds without progress after which a rollout has failed, where nothing is said (API reference, DeploymentSpec v1 apps). */
const PROGRESS_DEADLINE_SECONDS = 600;

/** The Deployment of a service: a rollout adds pods before it takes any away, and a changed ConfigMap is a rollout. */
export function createDeployment(props: ServiceDeploymentProps): k8s.KubeDeployment {
  const { service, config, scale, revisionHistoryLimit, extras } = props;
  const { name, podLabels, platform, surge, contract } = service;
  const window = startupWindow(deriveTimes(contract.startupSeconds, props.probes));
  return new k8s.KubeDeployment(service, 'deployment', {
    metadata: { name },
    spec: {
      ...(scale.kind === 'replicas' && { replicas: scale.replicas }),
      ...(window >= PROGRESS_DEADLINE_SECONDS && { progressDeadlineSeconds: 2 * window }),
      revisionHistoryLimit,
      selector: { matchLabels: podLabels },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(surge) },
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
