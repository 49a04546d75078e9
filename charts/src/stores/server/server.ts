import { k8s } from 'cdk8s-plus-28';
import { refuse } from '../../checks/invalid-platform';
import { DisruptionBudget } from '../../pod/disruption-budget';
import { serverPod, type ServerPodProps, type ServerScope } from './server-pod';
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
export function createServer(server: ServerScope, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, address, podLabels } = server;
  if (name.length > LONGEST_NAME) {
    refuse(`${address}: its name has ${name.length} characters, with which a StatefulSet makes no pod; write ${LONGEST_NAME} or fewer`);
  }
  new k8s.KubeServiceAccount(server, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
  const statefulSet = createStatefulSet(server, props, annotations);
  createServices(server);
  new DisruptionBudget(server, 'disruption-budget', { name, podLabels, minPods: 1 });
  return statefulSet;
}

/**
 * Clients call a Service that has an address of its own; a StatefulSet needs one without, under which each pod has a name that stays
 * (API reference, StatefulSetSpec v1 apps, `serviceName`). The pod has its name before it is ready, so that it finds itself as it starts.
 */
function createServices(server: ServerScope): void {
  const { name, port, kind, podLabels } = server;
  const ports = [{ name: kind, port, targetPort: k8s.IntOrString.fromString(kind) }];
  new k8s.KubeService(server, 'service', { metadata: { name }, spec: { selector: podLabels, ports } });
  new k8s.KubeService(server, 'headless-service', {
    metadata: { name: headlessName(name) },
    spec: { clusterIp: 'None', publishNotReadyAddresses: true, selector: podLabels, ports },
  });
}

function headlessName(name: string): string {
  return `${name}-headless`;
}

function createStatefulSet(server: ServerScope, props: ServerPodProps, annotations?: Annotations): k8s.KubeStatefulSet {
  const { name, podLabels, platform } = server;
  const { storage } = platform.environment;
  const { volumes, claims } = claimFor(storage, volumeSize(storage, props.storage));
  return new k8s.KubeStatefulSet(server, 'stateful-set', {
    metadata: { name },
    spec: {
      replicas: 1,
      serviceName: headlessName(name),
      selector: { matchLabels: podLabels },
      template: {
        metadata: { labels: { ...platform.labels, ...podLabels }, ...(annotations && { annotations }) },
        spec: serverPod(server, props, volumes),
      },
      ...(claims && { volumeClaimTemplates: claims }),
    },
  });
}
