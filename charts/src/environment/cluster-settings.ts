import { findPropFaults, type KnownProps, showGiven } from 'fairlead/contract';
import { NEWEST_RELEASE, type ReleaseName } from 'fairlead/doctor';
import { findRangeFault } from '../checks/range';
import { API_SERVER_PROPS, type ApiServer, findApiServerFaults, LOCAL_API_SERVER } from './api-server';
import { type CommonMetadata, findAnnotationFaults, findLabelFaults } from './cluster/common-metadata';
import { findRegistryFaults, type ImageRegistry } from './cluster/image-registry';
import { findVersionFaults } from './cluster/kubernetes-version';
import { findMeshFaults, istioSidecars, type Mesh } from './cluster/mesh';
import { findNamespaceFaults, type NamespaceSettings } from './cluster/namespace-settings';
import { findTrafficFaults, type TrafficDistribution } from './cluster/traffic-distribution';
import { type DnsServer, findDnsFaults, KUBE_DNS } from './dns';
import { findPodSettingFaults, type PodSettings } from './pod-settings';
import { findQuotaFaults, type Quota } from './quota';

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

  /**
   * The release of Kubernetes that the cluster runs, `1.33`: what is written has nothing that is newer, and the proof holds it against that.
   *
   * @default nobody says: what Kubernetes 1.30 knows is written, held against the newest
   */
  readonly kubernetesVersion?: ReleaseName;

  /**
   * The namespace: its name, who makes it, and what it lets in.
   *
   * @default the platform makes it, `<platform>-<environment>` at Pod Security level restricted
   */
  readonly namespace?: NamespaceSettings;

  /**
   * Where all images are pulled from, those of stores, of sidecars and of what waits too: a mirror, or one for each registry. Images that
   * this machine has built are not pulled.
   *
   * @default where their names say
   */
  readonly imageRegistry?: ImageRegistry;

  /**
   * Labels of every object, and of every pod: `{ 'example.com/team': 'payments' }`. Nothing selects by them.
   *
   * @default none but Fairlead's own
   */
  readonly labels?: CommonMetadata;

  /**
   * Annotations of every object, and of every pod.
   *
   * @default none
   */
  readonly annotations?: CommonMetadata;

  /**
   * Which pods of a Service its clients reach first, where the cluster knows how: from 1.31 those of their zone, from 1.34 those of their
   * node. Few pods in a zone of many clients then have much to do.
   *
   * @default all alike
   */
  readonly trafficDistribution?: TrafficDistribution;

  /**
   * A service mesh: `istioSidecars()`.
   *
   * @default none
   */
  readonly mesh?: Mesh;
}

/** Its props. */
export const CLUSTER_SETTINGS_PROPS = {
  quota: 'optional',
  clusterRanges: 'optional',
  apiServer: 'optional',
  dns: 'optional',
  pods: 'optional',
  nodes: 'optional',
  kubernetesVersion: 'optional',
  namespace: 'optional',
  imageRegistry: 'optional',
  labels: 'optional',
  annotations: 'optional',
  trafficDistribution: 'optional',
  mesh: 'optional',
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
    ...(quota && { quota: soundPart(quota, findQuotaFaults(subject, quota), {}) }),
    ...(clusterRanges && { clusterRanges: soundPart(clusterRanges, findRangeFaults(clusterRanges), []) }),
    ...soundPlatformSettings(subject, given, soundPart),
  };
}

/** What follows from the release of the cluster is not told of one that is none. */
function soundPlatformSettings(subject: string, given: ClusterSettings, soundPart: SoundPart): ClusterSettings {
  const { namespace, imageRegistry, labels, annotations, trafficDistribution, mesh } = given;
  const kubernetesVersion =
    given.kubernetesVersion === undefined
      ? undefined
      : soundPart(given.kubernetesVersion, findVersionFaults(given.kubernetesVersion), NEWEST_RELEASE);
  const target = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  return {
    ...target,
    ...(namespace !== undefined && { namespace: soundPart(namespace, findNamespaceFaults(subject, namespace), {}) }),
    ...(imageRegistry !== undefined && { imageRegistry: soundPart(imageRegistry, findRegistryFaults(imageRegistry), 'localhost') }),
    ...(labels !== undefined && { labels: soundPart(labels, findLabelFaults(labels), {}) }),
    ...(annotations !== undefined && { annotations: soundPart(annotations, findAnnotationFaults(annotations), {}) }),
    ...(trafficDistribution !== undefined && {
      trafficDistribution: soundPart(trafficDistribution, findTrafficFaults(trafficDistribution, target), 'PreferSameZone'),
    }),
    ...(mesh !== undefined && { mesh: soundPart(mesh, findMeshFaults(subject, mesh, target), istioSidecars()) }),
  };
}

function findRangeFaults(ranges: unknown): string[] {
  const example = '203.0.113.0/24';
  if (!Array.isArray(ranges)) return [`clusterRanges is ${showGiven(ranges)}, which is no list; write one of a range such as "${example}"`];
  return (ranges as readonly unknown[]).flatMap((range, index) => {
    const fault = String(range).endsWith('/0') ? `; write a range such as "${example}"` : findRangeFault(range, example);
    return fault === undefined ? [] : [`clusterRanges[${index}] is ${showGiven(range)}${fault}`];
  });
}

function findNodeFaults(nodes: number): string[] {
  return Number.isInteger(nodes) && nodes >= 1 ? [] : [`nodes is ${showGiven(nodes)}; write a whole number of at least 1`];
}
