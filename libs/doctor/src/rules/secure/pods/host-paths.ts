import { allContainers } from '../../../read/pod-spec';
import { listVolumes } from '../../../read/pod-references';
import type { Workload } from '../../../read/workload';

/** A path of the node that a pod mounts. */
export interface HostPath {
  readonly hostPath: string;
  /** The field that says it. */
  readonly path: string;
  /** Whether some container may write there. */
  readonly isWritable: boolean;
}

/** Every path of its node that a container of a pod mounts. */
export function listHostPaths({ pod, podPath }: Workload): readonly HostPath[] {
  const mounts = allContainers(pod).flatMap(({ container }) => container.volumeMounts ?? []);
  return listVolumes(pod, podPath).flatMap(({ volume, path }): HostPath[] => {
    const own = mounts.filter(({ name }) => name !== undefined && name === volume.name);
    const hostPath = volume.hostPath?.path;
    if (hostPath === undefined || own.length === 0) return [];
    return [{ hostPath, path: `${path}.hostPath.path`, isWritable: own.some(({ readOnly }) => !readOnly) }];
  });
}

/** Sockets of container runtimes, and folders that hold nothing else. */
const RUNTIME_SOCKET = /(?:docker|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$|^(?:\/var)?\/run\/(?:containerd|crio|docker)\/?$/;

/** Whether who has a path of the node may tell its container runtime what to do. */
export function isRuntimeSocket({ hostPath }: HostPath): boolean {
  return RUNTIME_SOCKET.test(hostPath);
}
