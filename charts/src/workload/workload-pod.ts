import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadScope } from '../graph/scope';
import type { Image } from '../environment/image';
import { podSettings } from '../environment/pod-settings';
import { lazyList } from '../objects/lazily';
import { addExtras, type PodExtras } from '../pod/pod-extras';
import { RESTRICTED_CONTAINER, restrictedPod } from '../pod/pod-security';
import { type Resources, toRequirements } from '../pod/resources';
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
  /** Read when the pod is rendered, since edges are declared after the workload is made. */
  readonly edges: ServiceEdges;
  /** Likewise. */
  readonly waits: TaskWaits;
  /** Likewise. */
  readonly credentials: () => readonly CredentialReference[];
}

/** The pod of a workload: one container, held back until every required store accepts connections and every task that it waits for is done. */
export function workloadPod(props: WorkloadPodProps): k8s.PodSpec {
  const { workload, image, resources, edges, waits, credentials, extras, user, container, pod } = props;
  const { name } = workload;
  const spec: k8s.PodSpec = {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod(user),
    ...podSettings(workload.platform.environment),
    ...pod,
    initContainers: lazyList(() => [...edges.waits, ...waits.containers]),
    volumes: lazyList(() => [...waits.volumes, ...(extras.volumes ?? [])]),
    containers: [
      {
        name,
        ...image,
        envFrom: [{ configMapRef: { name } }],
        env: lazyList(() => [...credentials().map(toReference), ...(extras.env ?? [])]),
        ...container,
        resources: toRequirements(resources),
        securityContext: RESTRICTED_CONTAINER,
      },
    ],
  };
  return addExtras(spec, extras);
}

function toReference({ variable, secretName, key }: CredentialReference): k8s.EnvVar {
  return { name: variable, valueFrom: { secretKeyRef: { name: secretName, key } } };
}
