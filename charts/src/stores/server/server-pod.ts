import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Image } from '../../environment/image';
import { podSettings } from '../../environment/pod-settings';
import { lazily } from '../../objects/lazily';
import { toMiB } from '../../pod/memory';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../pod/pod-security';
import { createProbes, type ProbeHandlers } from '../../pod/probes';
import { toRequirements } from '../../pod/resources';
import { type EmptyVolume, toVolume } from '../../pod/volume';
import type { CompleteServerProps } from './server-props';
import type { PlatformScope } from '../../graph/scope';

/** What a server of one pod is known by. */
export interface ServerScope extends Construct {
  readonly platform: PlatformScope;
  readonly name: string;
  /** How messages name it: `prod/redis`. */
  readonly address: string;
  /** The word for what it is: its container and its port are called so. */
  readonly kind: string;
  readonly port: number;
  readonly podLabels: Readonly<Record<string, string>>;
}

/** The container of one kind of server, and what it needs of its pod. */
export interface ServerContainer extends Pick<k8s.Container, 'command' | 'args' | 'env' | 'lifecycle' | 'volumeMounts'> {
  /** User and group of its image, who own its volumes. */
  readonly user: number;
  /** Beside `data`, which holds its records. @default none */
  readonly volumes?: readonly k8s.Volume[];
  /** Likewise, on the disk of its node. @default none */
  readonly emptyVolumes?: readonly EmptyVolume[];
  readonly probeHandlers: ProbeHandlers;
  /** What runs before it. @default nothing */
  readonly initContainers?: k8s.Container[];
}

/** What the pod of every server follows from. */
export interface ServerPodProps extends Omit<CompleteServerProps, 'sockets'> {
  readonly image: Image;
  readonly container: ServerContainer;
  /**
   * Memory, request and limit, once the graph is complete.
   *
   * @default `memory`
   */
  readonly derivedMemory?: () => Size;
}

/**
 * The pod of a server: one container, called like its port after the kind of store, with three probes.
 *
 * @param data the volume `data`, unless the StatefulSet claims it
 */
export function serverPod({ name, kind, port, platform }: ServerScope, props: ServerPodProps, data: readonly EmptyVolume[]): k8s.PodSpec {
  const { user, volumes = [], emptyVolumes: own = [], probeHandlers, initContainers, ...container } = props.container;
  const emptyVolumes = [...own, ...data];
  const writableMiB = [props.ephemeralStorage, ...emptyVolumes.map(({ size }) => size)].reduce((sum, size) => sum + toMiB(size), 0);
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { ...restrictedPod(user), fsGroup: user, fsGroupChangePolicy: 'OnRootMismatch' },
    ...podSettings(platform.environment),
    terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
    volumes: [...volumes, ...emptyVolumes.map(toVolume)],
    ...(initContainers && { initContainers }),
    containers: [
      {
        name: kind,
        ...props.image,
        ...container,
        ports: [{ name: kind, containerPort: port }],
        ...createProbes(probeHandlers, props.startupSeconds, props.probes),
        resources: lazily(() =>
          toRequirements({ ...props, memory: props.derivedMemory?.() ?? props.memory, ephemeralStorageLimit: Size.mebibytes(writableMiB) }),
        ),
        securityContext: RESTRICTED_CONTAINER,
      },
    ],
  };
}
