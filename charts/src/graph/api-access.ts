import { k8s } from 'cdk8s-plus-28';
import { API_SERVER_PORT } from '../environment/api-server';
import { openToAddresses } from './edge';
import type { CallerScope } from './scope';

/** What a ServiceAccount may do, in the words of a role. */
export interface Right {
  /** `''` is the core group. */
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly ('get' | 'list' | 'watch')[];
}

/** What is wrong with an environment that has no such address, for the end of a message. */
export const API_SERVER_UNKNOWN =
  "but the environment does not say where that is; write apiServer: { cidrs: ['<address>/32'] } there, as kubectl get endpoints kubernetes names it";

/**
 * Lets the pods of a component read objects of its own namespace: a Role, and the way out to the API server.
 *
 * @param what is read, for the name of the role: `jobs`
 */
export function readNamespace(caller: CallerScope, what: string, rights: readonly Right[]): void {
  grantIn(caller.platform.namespace, caller, what, rights);
  openApiServer(caller);
}

/** The same of another namespace, without the way there. */
export function grantIn(namespace: string, caller: CallerScope, what: string, rights: readonly Right[]): void {
  const { name, platform } = caller;
  const suffix = namespace === platform.namespace ? '' : `-${namespace}`;
  const metadata = { name: `${name}-reads-${what}`, ...(suffix && { namespace }) };
  new k8s.KubeRole(caller, `role${suffix}`, { metadata, rules: toRules(rights) });
  new k8s.KubeRoleBinding(caller, `role-binding${suffix}`, {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: platform.namespace }],
  });
}

/** The way to the API server, which is no pod. */
export function openApiServer(caller: CallerScope): void {
  const { cidrs, port = API_SERVER_PORT } = caller.platform.environment.apiServer ?? { cidrs: [] };
  openToAddresses(caller, 'api-server', cidrs, port);
}

/** Lets them read what belongs to no namespace too. The name of a ClusterRole is one of the whole cluster. */
export function readCluster(caller: CallerScope, what: string, rights: readonly Right[]): void {
  const { name, platform } = caller;
  const role = `${platform.namespace}-${name}-reads-${what}`;
  new k8s.KubeClusterRole(caller, 'cluster-role', { metadata: { name: role }, rules: toRules(rights) });
  new k8s.KubeClusterRoleBinding(caller, 'cluster-role-binding', {
    metadata: { name: role },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name, namespace: platform.namespace }],
  });
}

function toRules(rights: readonly Right[]): k8s.PolicyRule[] {
  return rights.map(({ apiGroup, resources, verbs }) => ({ apiGroups: [apiGroup], resources: [...resources], verbs: [...verbs] }));
}
