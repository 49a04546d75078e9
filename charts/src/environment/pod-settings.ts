import { k8s } from 'cdk8s-plus-28';
import { findPropFaults, findUnknownProps, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isObjectName } from '../checks/object-name';
import { findUnreadFields } from '../objects/unread-fields';

/** What the pods of every workload and store have, because the cluster wants it: which nodes they run on, how their images are pulled, and what they may use. */
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

  /**
   * Which nodes they must or should run on, where labels alone do not say it.
   *
   * @default any node
   */
  readonly nodeAffinity?: k8s.NodeAffinity;

  /**
   * What the pods of one workload are spread over, one after the other.
   *
   * @default zones, then nodes, each as far as that can be
   */
  readonly topologySpread?: readonly TopologySpread[];

  /**
   * Whether containers have a limit of processor. Without one a pod takes what others of its node leave, and is never slowed down while
   * some is left; its request is kept for it either way.
   *
   * @default true
   */
  readonly cpuLimits?: boolean;

  /**
   * User and group of the pods of workloads that say none, 1 or more: what their images were made for. Those of stores have the users of
   * their images.
   *
   * @default 10001
   */
  readonly user?: number;
}

/** Something that pods are spread over. */
export interface TopologySpread {
  /** Label of the nodes that says it: `topology.kubernetes.io/zone`. */
  readonly topologyKey: string;

  /**
   * Whether a pod waits where it would be uneven.
   *
   * @default ScheduleAnyway: a small cluster still runs all
   */
  readonly whenUnsatisfiable?: 'ScheduleAnyway' | 'DoNotSchedule';

  /**
   * How many more pods one may have than another, 1 or more.
   *
   * @default 1
   */
  readonly maxSkew?: number;
}

const TOPOLOGY_SPREAD_PROPS: KnownProps<TopologySpread> = { topologyKey: 'required', whenUnsatisfiable: 'optional', maxSkew: 'optional' };

/** Every literal above. The user is above all that nodes give out, so that nobody of a node owns what it writes. */
export const POD_SETTINGS_DEFAULTS = Object.freeze({
  user: 10_001,
  topologySpread: Object.freeze<TopologySpread[]>([
    { topologyKey: 'topology.kubernetes.io/zone' },
    { topologyKey: 'kubernetes.io/hostname' },
  ]),
});

const POD_SETTINGS_PROPS: KnownProps<PodSettings> = {
  nodeSelector: 'optional',
  tolerations: 'optional',
  priorityClassName: 'optional',
  imagePullSecrets: 'optional',
  nodeAffinity: 'optional',
  topologySpread: 'optional',
  cpuLimits: 'optional',
  user: 'optional',
};

/** The same as fields of a pod. */
export function podSettings({ pods = {} }: { readonly pods?: PodSettings }): Partial<k8s.PodSpec> {
  const { nodeSelector, nodeAffinity, tolerations, priorityClassName, imagePullSecrets } = pods;
  return {
    ...(nodeSelector && { nodeSelector: { ...nodeSelector } }),
    ...(nodeAffinity && { affinity: { nodeAffinity } }),
    ...(tolerations && { tolerations: [...tolerations] }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(imagePullSecrets && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
  };
}

/** What is wrong with them. */
export function findPodSettingFaults(subject: string, pods: PodSettings): string[] {
  if (!isObject(pods)) return [`pods is ${showGiven(pods)}; write pods: { ${Object.keys(POD_SETTINGS_PROPS).join(', ')} }`];
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
    ...findPlacementFaults(pods),
    ...(pods.topologySpread === undefined ? [] : findSpreadFaults(subject, pods.topologySpread)),
    ...(pods.cpuLimits === undefined || typeof pods.cpuLimits === 'boolean'
      ? []
      : [`pods.cpuLimits is ${showGiven(pods.cpuLimits)}; write true or false`]),
    ...(pods.user === undefined || (Number.isInteger(pods.user) && Number(pods.user) >= 1)
      ? []
      : [`pods.user is ${showGiven(pods.user)}; write a whole number of at least 1, such as 10001`]),
  ];
}

/** Fields that no pod has. Values the proof knows. */
function findPlacementFaults({ nodeAffinity = {}, tolerations = [] }: PodSettings): string[] {
  if (!isObject(nodeAffinity))
    return [
      `pods.nodeAffinity is ${showGiven(nodeAffinity)}; write one with requiredDuringSchedulingIgnoredDuringExecution or preferredDuringSchedulingIgnoredDuringExecution`,
    ];
  const write = (spec: Partial<k8s.PodSpec>): unknown => k8s.KubePod.manifest({ spec: { containers: [], ...spec } });
  return [
    ...findUnreadFields('pods.nodeAffinity', nodeAffinity as k8s.NodeAffinity, (given) => write({ affinity: { nodeAffinity: given } })),
    ...(Array.isArray(tolerations)
      ? findUnreadFields('pods.tolerations', tolerations as k8s.Toleration[], (given) => write({ tolerations: given }))
      : []),
  ];
}

function findSpreadFaults(subject: string, spread: unknown): string[] {
  if (!Array.isArray(spread))
    return [`pods.topologySpread is ${showGiven(spread)}; write a list such as [{ topologyKey: 'kubernetes.io/hostname' }]`];
  return (spread as readonly unknown[]).flatMap((given, index) => {
    const at = `pods.topologySpread[${index}]`;
    const faults = findPropFaults({ subject, given, path: `${at}.` }, TOPOLOGY_SPREAD_PROPS);
    if (faults.length > 0 || !isObject(given)) return faults;
    const { topologyKey, whenUnsatisfiable = 'ScheduleAnyway', maxSkew = 1 } = given;
    return [
      ...(typeof topologyKey === 'string' && topologyKey !== ''
        ? []
        : [`${at}.topologyKey is ${showGiven(topologyKey)}; write a label of nodes, such as 'topology.kubernetes.io/zone'`]),
      ...(whenUnsatisfiable === 'ScheduleAnyway' || whenUnsatisfiable === 'DoNotSchedule'
        ? []
        : [`${at}.whenUnsatisfiable is ${showGiven(whenUnsatisfiable)}; write ScheduleAnyway or DoNotSchedule`]),
      ...(Number.isInteger(maxSkew) && Number(maxSkew) >= 1
        ? []
        : [`${at}.maxSkew is ${showGiven(maxSkew)}; write a whole number of at least 1`]),
    ];
  });
}

function findNameFaults(at: string, names: readonly unknown[]): string[] {
  return names
    .filter((name) => !isObjectName(name))
    .map((name) => `${at} has ${showGiven(name)}; write the name of an object, in lower case`);
}
