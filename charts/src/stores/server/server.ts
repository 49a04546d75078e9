import { k8s } from 'cdk8s-plus-28';
import { refuse } from '../../checks/invalid-platform';
import { DisruptionBudget } from '../../pod/disruption-budget';
import { serverPod, type ServerPodProps } from './server-pod';
import type { Store } from '../store';
import { claimFor, volumeSize } from '../../pod/volume';

type Annotations = Readonly<Record<string, string>>;

/** Each pod has a label of the StatefulSet's name, a hyphen and ten characters, and a label has 63 (kubernetes/kubernetes#64023). */
const LONGEST_NAME = 52;

/**
 * The objects that every server of one pod has: ServiceAccount without a token, StatefulSet with the headless Service that governs it,
 * the Service that clients call, and a disruption budget that lets a drain move it.
 *
 * @param annotations of the pod
 */
export function createServer(store: Store, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, address, podLabels } = store;
  if (name.length > LONGEST_NAME) {
    refuse(`${address}: its name has ${name.length} characters, with which a StatefulSet makes no pod; write ${LONGEST_NAME} or fewer`);
  }
  new k8s.KubeServiceAccount(store, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
  const statefulSet = createStatefulSet(store, props, annotations);
  createServices(store);
  new DisruptionBudget(store, 'disruption-budget', { name, podLabels, minPods: 1 });
  return statefulSet;
}

/**
 * Clients call a Service that has an address of its own; a StatefulSet needs one without, under which each pod has a name that stays
 * (API reference, StatefulSetSpec v1 apps, `serviceName`). The pod has its name before it is ready, so that it finds itself as it starts.
 */
function createServices(store: Store): void {
  const { name, port, kind, podLabels } = store;
  const ports = [{ name: kind, port, targetPort: k8s.IntOrString.fromString(kind) }];
  new k8s.KubeService(store, 'service', { metadata: { name }, spec: { selector: podLabels, ports } });
  new k8s.KubeService(store, 'headless-service', {
    metadata: { name: headlessName(name) },
    spec: { clusterIp: 'None', publishNotReadyAddresses: true, selector: podLabels, ports },
  });
}

function headlessName(name: string): string {
  return `${name}-headless`;
}

function createStatefulSet(store: Store, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, podLabels, platform } = store;
  const { storage } = platform.environment;
  const { volumes, claims } = claimFor(storage, volumeSize(storage, props.storage));
  return new k8s.KubeStatefulSet(store, 'stateful-set', {
    metadata: { name },
    spec: {
      replicas: 1,
      serviceName: headlessName(name),
      selector: { matchLabels: podLabels },
      template: {
        metadata: { labels: { ...platform.labels, ...podLabels }, ...(annotations && { annotations }) },
        spec: serverPod(store, props, volumes),
      },
      ...(claims && { volumeClaimTemplates: claims }),
    },
  });
}
