import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadScope } from '../graph/scope';
import type { Image } from '../environment/image';
import { podSettings } from '../environment/pod-settings';
import { lazyList } from '../objects/lazily';
import { type PodExtras, toSidecars } from '../pod/pod-extras';
import { RESTRICTED_CONTAINER, restrictedPod } from '../pod/pod-security';
import { type Resources, toRequirements } from '../pod/resources';
import { toVolume } from '../pod/volume';
import { withWritable, type WritableFolder } from '../pod/writable';
import type { CredentialReference } from './edges/use-edges';
import type { ServiceEdges } from './service-edges';
import type { TaskWaits } from './task-waits';

/** What the pod of one kind of workload has and that of another has not. */
export interface KindOfPod {
  /** Of its container: ports and probes. */
  readonly container: Pick<k8s.Container, 'command' | 'args' | 'ports' | 'startupProbe' | 'livenessProbe' | 'readinessProbe'>;
  readonly pod: Pick<k8s.PodSpec, 'restartPolicy' | 'terminationGracePeriodSeconds' | 'topologySpreadConstraints'>;
}

/** What a workload's pod follows from. */
export interface WorkloadPodProps extends KindOfPod {
  readonly workload: WorkloadScope;
  readonly image: Image;
  readonly resources: Resources;
  /** User and group that it runs as. */
  readonly user: number;
  readonly extras: PodExtras;
  /** Folders that its container may write to. */
  readonly writable: readonly WritableFolder[];
  /** Read when the pod is rendered, since edges are declared after the workload is made. */
  readonly edges: ServiceEdges;
  /** Likewise. */
  readonly waits: TaskWaits;
  /** Likewise. */
  readonly credentials: () => readonly CredentialReference[];
}

/** The pod of a workload: one container, held back until every required store accepts connections and every task that it waits for is done. */
export function workloadPod(props: WorkloadPodProps): k8s.PodSpec {
  const { workload, resources, edges, waits, extras, user, pod, writable } = props;
  const { environment } = workload.platform;
  const { native, plain } = toSidecars(extras, environment);
  return {
    serviceAccountName: workload.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod(user),
    ...podSettings(environment),
    ...pod,
    initContainers: lazyList(() => [...native, ...edges.waits, ...waits.containers]),
    volumes: lazyList(() => [...waits.volumes, ...writable.map(({ volume }) => toVolume(volume)), ...(extras.volumes ?? [])]),
    containers: [ownContainer(props, withWritable(resources, writable)), ...plain],
  };
}

function ownContainer(
  { workload: { name }, image, credentials, extras, container, writable }: WorkloadPodProps,
  resources: Resources,
): k8s.Container {
  const volumeMounts = [...writable.map(({ mount }) => mount), ...(extras.volumeMounts ?? [])];
  return {
    name,
    ...image,
    envFrom: [{ configMapRef: { name } }],
    env: lazyList(() => [...credentials().map(toReference), ...(extras.env ?? [])]),
    ...container,
    resources: toRequirements(resources),
    securityContext: RESTRICTED_CONTAINER,
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

function toReference({ variable, secretName, key }: CredentialReference): k8s.EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
