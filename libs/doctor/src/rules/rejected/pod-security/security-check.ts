import type { SecuredContainer, SecuredPod, SecuredTemplate } from './secured-pod';

/** Levels of the Pod Security Standards that forbid something. */
export const LEVELS = ['baseline', 'restricted'] as const;

export type Level = (typeof LEVELS)[number];

/** Something that a level forbids, or demands. */
export interface Violation {
  /** Below the template of the pods: `spec.containers[0].securityContext.privileged`. */
  readonly path: string;
  readonly says: string;
  /** @default nothing: the field is to be left out */
  readonly set?: string;
}

/** One control of the Pod Security Standards. */
export interface SecurityCheck {
  /** The first release that has it. */
  readonly since?: string;
  readonly find: (template: SecuredTemplate, release: string) => readonly Violation[];
}

/** A part of a pod that has a security context, with its path in the template. */
export interface Secured<T> {
  readonly part: T;
  readonly path: string;
}

/** All containers: those that start a pod are held to the same. */
export function listContainers({ containers = [], initContainers = [] }: SecuredPod): readonly Secured<SecuredContainer>[] {
  const place = (list: readonly SecuredContainer[], field: string) =>
    list.map((part, index) => ({ part, path: `spec.${field}[${index}]` }));
  return [...place(containers, 'containers'), ...place(initContainers, 'initContainers')];
}

type CommonContext = NonNullable<SecuredPod['securityContext']>;

/** The security contexts of a pod and of its containers. */
export function listContexts(pod: SecuredPod): readonly Secured<CommonContext>[] {
  return [
    { part: pod.securityContext ?? {}, path: 'spec.securityContext' },
    ...listContainers(pod).map(({ part, path }) => ({ part: part.securityContext ?? {}, path: `${path}.securityContext` })),
  ];
}

/** A release or a later one: `1.9` is before `1.10`. */
export function isSince(release: string, since: string): boolean {
  return Number(release.split('.')[1]) >= Number(since.split('.')[1]);
}
