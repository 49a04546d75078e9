import type { Container, PodSpec } from '../../../read/pod-spec';

/** What a container runs with: its own word counts before that of its pod (API reference, SecurityContext v1 core). */
export interface EffectiveSecurity {
  readonly runAsNonRoot: boolean | undefined;
  readonly runAsUser: number | undefined;
  /** The field that says the user, below the pod's spec. */
  readonly userPath: string;
}

/** @param path of the container, below the pod's spec */
export function effectiveSecurity(
  { securityContext: own = {} }: Container,
  { securityContext: ofPod = {} }: PodSpec,
  path: string,
): EffectiveSecurity {
  return {
    runAsNonRoot: own.runAsNonRoot ?? ofPod.runAsNonRoot,
    runAsUser: own.runAsUser ?? ofPod.runAsUser,
    userPath: `${own.runAsUser === undefined ? '' : `${path}.`}securityContext.runAsUser`,
  };
}
