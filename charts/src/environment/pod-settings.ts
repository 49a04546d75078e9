import type { k8s } from 'cdk8s-plus-28';
import { findUnknownProps, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isObjectName } from '../checks/object-name';

/** What the pods of every workload and store have, because the cluster wants it: which nodes they run on, and how their images are pulled. */
export interface PodSettings {
  /**
   * Labels of the nodes that they run on.
   *
   * @default any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;

  /**
   * Taints of nodes that they put up with.
   *
   * @default none
   */
  readonly tolerations?: readonly k8s.Toleration[];

  /**
   * A PriorityClass of the cluster: which pods go first where there is no room for all.
   *
   * @default the cluster's own
   */
  readonly priorityClassName?: string;

  /**
   * Secrets of the namespace by which images are pulled. Whoever owns the registry makes them.
   *
   * @default none: the nodes may pull
   */
  readonly imagePullSecrets?: readonly string[];
}

const POD_SETTINGS_PROPS: KnownProps<PodSettings> = {
  nodeSelector: 'optional',
  tolerations: 'optional',
  priorityClassName: 'optional',
  imagePullSecrets: 'optional',
};

/** The same as fields of a pod. */
export function podSettings({ pods = {} }: { readonly pods?: PodSettings }): Partial<k8s.PodSpec> {
  const { nodeSelector, tolerations, priorityClassName, imagePullSecrets } = pods;
  return {
    ...(nodeSelector && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations && { tolerations: [...tolerations] }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(imagePullSecrets && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
  };
}

/** What is wrong with them. */
export function findPodSettingFaults(subject: string, pods: PodSettings): string[] {
  if (!isObject(pods))
    return [`pods is ${showGiven(pods)}; write pods: { nodeSelector, tolerations, priorityClassName, imagePullSecrets }`];
  const { nodeSelector = {}, tolerations = [], priorityClassName, imagePullSecrets = [] } = pods;
  return [
    ...findUnknownProps({ subject, given: pods, path: 'pods.' }, POD_SETTINGS_PROPS),
    ...(isObject(nodeSelector) && Object.values(nodeSelector).every((value) => typeof value === 'string')
      ? []
      : [`pods.nodeSelector is ${showGiven(nodeSelector)}; write labels of nodes such as { pool: 'apps' }`]),
    ...(Array.isArray(tolerations) ? [] : [`pods.tolerations is ${showGiven(tolerations)}; write a list such as [{ key: 'apps' }]`]),
    ...findNameFaults('pods.priorityClassName', priorityClassName === undefined ? [] : [priorityClassName]),
    ...(Array.isArray(imagePullSecrets)
      ? findNameFaults('pods.imagePullSecrets', imagePullSecrets)
      : [`pods.imagePullSecrets is ${showGiven(imagePullSecrets)}; write a list such as ['registry']`]),
  ];
}

function findNameFaults(at: string, names: readonly unknown[]): string[] {
  return names
    .filter((name) => !isObjectName(name))
    .map((name) => `${at} has ${showGiven(name)}; write the name of an object, in lower case`);
}
