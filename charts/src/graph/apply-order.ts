import type { Component } from './component';
import type { KubernetesObject } from '../objects/kubernetes-object';

/** What others need comes first; a pod starts only when its policies, identity, credentials and configuration are there. */
const KINDS = [
  'Namespace',
  'CustomResourceDefinition',
  'PriorityClass',
  'StorageClass',
  'ResourceQuota',
  'LimitRange',
  'NetworkPolicy',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Secret',
  'SecretStore',
  'ExternalSecret',
  'ConfigMap',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Service',
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'CronJob',
  'Job',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'Ingress',
  'HTTPRoute',
  'GRPCRoute',
  'PodMonitor',
];

/** The objects of one component in the order in which they are applied: by kind, then by name, whatever the order they were made in. */
export function sortObjects(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return [...objects].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.kind, b.kind) ||
      compare(a.metadata.name, b.metadata.name) ||
      compare(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
      compare(a.apiVersion, b.apiVersion),
  );
}

/** Components after those they depend on. Calls may form a cycle, since none holds up a start: names decide where to cut it. */
export function inApplyOrder(components: readonly Component[]): readonly Component[] {
  const ordered = new Set<Component>();
  const entered = new Set<Component>();
  const visit = (component: Component) => {
    if (entered.has(component)) return;
    entered.add(component);
    byName(component.dependencies).forEach(visit);
    ordered.add(component);
  };
  byName(components).forEach(visit);
  return [...ordered];
}

function byName(components: readonly Component[]): Component[] {
  return [...components].sort((a, b) => compare(a.name, b.name));
}

function rank({ kind }: KubernetesObject): number {
  const known = KINDS.indexOf(kind);
  return known < 0 ? KINDS.length : known;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
