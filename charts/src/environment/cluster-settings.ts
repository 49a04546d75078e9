import { findPropFaults, findUnknownProps, isCidr, type KnownProps, showGiven } from 'fairlead/contract';
import { API_SERVER_PROPS, type ApiServer, findApiServerFaults, LOCAL_API_SERVER } from './api-server';
import { type DnsServer, findDnsFaults, KUBE_DNS } from './dns';
import { findPodSettingFaults, type PodSettings } from './pod-settings';
import { type Quota, QUOTA_PROPS } from './quota';

/** What an environment says of its cluster, whatever runs in it. */
export interface ClusterSettings {
  /**
   * What the namespace may use.
   *
   * @default no limit
   */
  readonly quota?: Quota;

  /**
   * Address ranges of the cluster's own, where they are public: of pods, Services and nodes, such as `['203.0.113.0/24']`. No way out to an
   * API whose addresses nobody knows leads there.
   *
   * @default none: they are private ranges, to which no such way leads either
   */
  readonly clusterRanges?: readonly string[];

  /**
   * Where the API server is, which pods ask that wait for a task: `{ cidrs: ['10.0.0.4/32'] }`.
   *
   * @default nobody says, so that nothing may wait for one; in development any private address, port 6443
   */
  readonly apiServer?: ApiServer;

  /**
   * Who resolves names for pods: `OPENSHIFT_DNS`, `NODE_LOCAL_DNS`, or others.
   *
   * @default `KUBE_DNS`, as nearly every distribution of Kubernetes has it
   */
  readonly dns?: readonly DnsServer[];

  /**
   * What the pods of every workload and store have: which nodes they run on, and how their images are pulled.
   *
   * @default what the cluster gives them
   */
  readonly pods?: PodSettings;

  /**
   * Most nodes that the cluster has, 1 or more: a `DaemonService` runs a pod on each, which budgets count.
   *
   * @default nobody says, so that one may use no store, and counts as one pod
   */
  readonly nodes?: number;
}

/** Its props. */
export const CLUSTER_SETTINGS_PROPS = {
  quota: 'optional',
  clusterRanges: 'optional',
  apiServer: 'optional',
  dns: 'optional',
  pods: 'optional',
  nodes: 'optional',
} as const satisfies KnownProps<ClusterSettings>;

/** Those that are given, out of all props of an environment. */
export function clusterSettings(given: ClusterSettings): ClusterSettings {
  const names = Object.keys(CLUSTER_SETTINGS_PROPS) as (keyof ClusterSettings)[];
  return Object.fromEntries(names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}

/** A part as it was given; what stands in for it, where it has faults. */
export type SoundPart = <Part>(part: Part, faults: readonly string[], standIn: Part) => Part;

/** The same with a stand-in for each that is not as it must be. */
export function soundClusterSettings(subject: string, given: ClusterSettings, soundPart: SoundPart): ClusterSettings {
  const { quota, clusterRanges, apiServer, dns, pods, nodes } = given;
  return {
    ...(nodes !== undefined && { nodes: soundPart(nodes, findNodeFaults(nodes), 1) }),
    ...(apiServer && {
      apiServer: soundPart(
        apiServer,
        [...findPropFaults({ subject, given: apiServer, path: 'apiServer.' }, API_SERVER_PROPS), ...findApiServerFaults(apiServer)],
        LOCAL_API_SERVER,
      ),
    }),
    ...(dns !== undefined && { dns: soundPart(dns, findDnsFaults(subject, dns), KUBE_DNS) }),
    ...(pods !== undefined && { pods: soundPart(pods, findPodSettingFaults(subject, pods), {}) }),
    ...(quota && { quota: soundPart(quota, findUnknownProps({ subject, given: quota, path: 'quota.' }, QUOTA_PROPS), {}) }),
    ...(clusterRanges && { clusterRanges: soundPart(clusterRanges, findRangeFaults(clusterRanges), []) }),
  };
}

function findRangeFaults(ranges: unknown): string[] {
  const wanted = 'a range such as "203.0.113.0/24"';
  if (!Array.isArray(ranges)) return [`clusterRanges is ${showGiven(ranges)}, which is no list; write one of ${wanted}`];
  return (ranges as readonly unknown[]).flatMap((range, index) => {
    const isRange = typeof range === 'string' && isCidr(range) && !range.endsWith('/0');
    return isRange ? [] : [`clusterRanges[${index}] is ${showGiven(range)}; write ${wanted}`];
  });
}

function findNodeFaults(nodes: number): string[] {
  return Number.isInteger(nodes) && nodes >= 1 ? [] : [`nodes is ${showGiven(nodes)}; write a whole number of at least 1`];
}
