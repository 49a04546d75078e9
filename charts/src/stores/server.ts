import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { DisruptionBudget } from '../pod/disruption-budget';
import { checkProbes, type ProbeOverrides } from '../pod/probes';
import { checkResources } from '../pod/resources';
import type { Store } from './store';
import { checkWhole } from '../checks/whole-number';

/** What every store that runs in the cluster may be given beside its own. */
export interface ServerProps {
  /** Most processor that it gets, in thousandths of a core. */
  readonly cpuLimitMillis?: number;

  /** Processor that is kept for it, in thousandths of a core. */
  readonly cpuMillis?: number;

  /**
   * Size of its volume.
   *
   * @default what the environment says of all claims, else four times the memory
   */
  readonly storage?: Size;

  /** Connections it accepts; more are refused. */
  readonly sockets?: number;

  /** Longest time that a start may take, in seconds: what is on disk is read again. */
  readonly startupSeconds?: number;

  /** Seconds between SIGTERM and SIGKILL, in which it writes what is in memory. */
  readonly terminationGracePeriodSeconds?: number;

  /** Numbers of the probes that differ. */
  readonly probes?: ProbeOverrides;
}

/** What a server's workload follows from. */
export interface ServerWorkload {
  readonly pod: k8s.PodSpec;
  readonly claims?: k8s.KubePersistentVolumeClaimProps[];
  /** Annotations of the pod. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The objects that every server of one pod has: ServiceAccount without a token, StatefulSet, Service, and a disruption budget that lets a drain move it. */
export function createServer(store: Store, { pod, claims, annotations }: ServerWorkload): k8s.KubeStatefulSet {
  const { name, port, kind, podLabels, platform } = store;
  new k8s.KubeServiceAccount(store, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
  const statefulSet = new k8s.KubeStatefulSet(store, 'stateful-set', {
    metadata: { name },
    spec: {
      replicas: 1,
      serviceName: name,
      selector: { matchLabels: podLabels },
      template: { metadata: { labels: { ...platform.labels, ...podLabels }, ...(annotations && { annotations }) }, spec: pod },
      ...(claims && { volumeClaimTemplates: claims }),
    },
  });
  new k8s.KubeService(store, 'service', {
    metadata: { name },
    spec: { selector: podLabels, ports: [{ name: kind, port, targetPort: k8s.IntOrString.fromString(kind) }] },
  });
  new DisruptionBudget(store, 'disruption-budget', { name, podLabels, minPods: 1 });
  return statefulSet;
}

/** Lets through only numbers that the server can run with. */
export function checkServer(
  owner: string,
  props: Required<Omit<ServerProps, 'storage' | 'probes'>> & Pick<ServerProps, 'probes'> & { readonly memory: Size },
): void {
  const { sockets, startupSeconds, terminationGracePeriodSeconds } = props;
  checkResources(owner, props);
  checkWhole(owner, { sockets, startupSeconds, terminationGracePeriodSeconds });
  checkProbes(owner, startupSeconds, props.probes);
}
