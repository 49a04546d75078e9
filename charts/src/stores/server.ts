import { k8s } from 'cdk8s-plus-28';
import { DisruptionBudget } from '../pod/disruption-budget';
import { serverPod, type ServerPodProps } from './server-pod';
import type { Store } from './store';
import { claimFor } from '../pod/volume';

type Annotations = Readonly<Record<string, string>>;

/**
 * The objects that every server of one pod has: ServiceAccount without a token, StatefulSet, Service, and a disruption budget that lets a drain move it.
 *
 * @param annotations of the pod
 */
export function createServer(store: Store, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, port, kind, podLabels } = store;
  new k8s.KubeServiceAccount(store, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
  const statefulSet = createStatefulSet(store, props, annotations);
  new k8s.KubeService(store, 'service', {
    metadata: { name },
    spec: { selector: podLabels, ports: [{ name: kind, port, targetPort: k8s.IntOrString.fromString(kind) }] },
  });
  new DisruptionBudget(store, 'disruption-budget', { name, podLabels, minPods: 1 });
  return statefulSet;
}

function createStatefulSet(store: Store, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, podLabels, platform } = store;
  const { volumes, claims } = claimFor(platform.environment.storage, props.memory, props.storage);
  return new k8s.KubeStatefulSet(store, 'stateful-set', {
    metadata: { name },
    spec: {
      replicas: 1,
      serviceName: name,
      selector: { matchLabels: podLabels },
      template: {
        metadata: { labels: { ...platform.labels, ...podLabels }, ...(annotations && { annotations }) },
        spec: serverPod(store, props, volumes),
      },
      ...(claims && { volumeClaimTemplates: claims }),
    },
  });
}
