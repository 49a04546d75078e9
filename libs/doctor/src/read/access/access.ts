import { formatOwner, type NamespacedReference } from '../../finding/resource-reference';
import { groupBy } from '../../sets/group-by';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ObjectSet } from '../objects/object-set';
import { judgeEach } from '../schema/unread-field';
import { FLAG } from '../schema/scalars';
import { readRole, readRoleBinding, type Role, type RoleBinding, type RoleRule } from './role';

/** Who may do what (RBAC), and the accounts that pods have. */
export class Access {
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  readonly accounts: readonly NamespacedReference[];

  private readonly accountObjects: readonly KubernetesObject[];
  private withoutToken?: ReadonlySet<string>;
  private readonly byNamespace: ReadonlyMap<string | undefined, readonly Role[]>;
  private readonly found = new Map<string, readonly RoleRule[]>();

  constructor(objects: ObjectSet) {
    this.roles = ['Role', 'ClusterRole'].flatMap((kind) => objects.ofKind(kind)).map(readRole);
    this.byNamespace = groupBy(this.roles, ({ namespace }) => namespace);
    this.bindings = ['RoleBinding', 'ClusterRoleBinding'].flatMap((kind) => objects.ofKind(kind)).map(readRoleBinding);
    this.accountObjects = objects.ofKind('ServiceAccount');
    this.accounts = this.accountObjects.map(({ reference }) => reference);
  }

  /** ServiceAccounts that give pods no token, `shop/operator`, unless a pod asks for it. */
  get accountsWithoutToken(): ReadonlySet<string> {
    return (this.withoutToken ??= new Set(
      judgeEach(this.accountObjects, (account) =>
        account.read('automountServiceAccountToken', FLAG)() === false ? [formatOwner(account.reference)] : [],
      ),
    ));
  }

  /** Whether a program that has a role of these manifests may make objects of a resource in a namespace: `secrets`. */
  mayCreate(resource: string, namespace: string): boolean {
    return this.rulesFor(resource, namespace).some(({ verbs = [] }) => has(verbs, 'create'));
  }

  /** Whether one may change an object of a resource. */
  mayChange(resource: string, namespace: string, name: string): boolean {
    return this.rulesFor(resource, namespace).some(
      ({ verbs = [], resourceNames = [] }) =>
        (has(verbs, 'patch') || has(verbs, 'update')) && (resourceNames.length === 0 || resourceNames.includes(name)),
    );
  }

  /** Of the namespace, and of all. They are asked for again and again, so they are looked for once. */
  private rulesFor(resource: string, namespace: string): readonly RoleRule[] {
    return [namespace, undefined].flatMap((where) => {
      const key = `${resource} ${where}`;
      const found =
        this.found.get(key) ?? (this.byNamespace.get(where) ?? []).flatMap(({ rules }) => rules.filter((rule) => isFor(rule, resource)));
      this.found.set(key, found);
      return found;
    });
  }
}

function isFor({ apiGroups = [], resources = [] }: RoleRule, resource: string): boolean {
  return has(apiGroups, '') && has(resources, resource);
}

function has(values: readonly string[], value: string): boolean {
  return values.includes('*') || values.includes(value);
}
