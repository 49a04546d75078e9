import type { ResourceReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { orMissing, type ValueOf } from '../schema/field-type';
import { TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';

const RULES = list(object({ apiGroups: list(TEXT), resources: list(TEXT), verbs: list(TEXT), resourceNames: list(TEXT) }));
const ROLE_REF = object({ apiGroup: orMissing(TEXT), kind: TEXT, name: TEXT });
const SUBJECTS = list(object({ apiGroup: orMissing(TEXT), kind: TEXT, name: TEXT, namespace: orMissing(TEXT) }));

/** API reference, PolicyRule v1 rbac.authorization.k8s.io. */
export type RoleRule = ValueOf<typeof RULES>[number];

/** Whom a binding gives a role (API reference, Subject v1 rbac.authorization.k8s.io). */
export type Subject = ValueOf<typeof SUBJECTS>[number];

/** A Role, or a ClusterRole, which has no namespace. */
export interface Role {
  readonly reference: ResourceReference;
  readonly namespace: string | undefined;
  readonly rules: readonly RoleRule[];
}

/** A RoleBinding, or a ClusterRoleBinding, which has no namespace. */
export interface RoleBinding {
  readonly reference: ResourceReference;
  readonly namespace: string | undefined;
  readonly roleRef: ValueOf<typeof ROLE_REF>;
  readonly subjects: readonly Subject[];
}

/** Reads a Role or a ClusterRole. */
export function readRole(manifest: KubernetesObject): Role {
  const rules = manifest.read('rules', RULES);
  return {
    ...placeOf(manifest),
    get rules() {
      return rules() ?? [];
    },
  };
}

/** Reads a RoleBinding or a ClusterRoleBinding. */
export function readRoleBinding(manifest: KubernetesObject): RoleBinding {
  const roleRef = manifest.read('roleRef', ROLE_REF);
  const subjects = manifest.read('subjects', SUBJECTS);
  return {
    ...placeOf(manifest),
    get roleRef() {
      return roleRef() ?? {};
    },
    get subjects() {
      return subjects() ?? [];
    },
  };
}

function placeOf({ kind, reference, identity }: KubernetesObject): Pick<Role, 'reference' | 'namespace'> {
  if (kind.startsWith('Cluster')) return { reference: identity.reference, namespace: undefined };
  return { reference, namespace: reference.namespace };
}
