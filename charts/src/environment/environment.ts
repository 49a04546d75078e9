import type { Size } from 'cdk8s';
import { findPropFaults, type KnownProps, type KnownVariants } from 'fairlead/contract';
import { givenProps } from '../checks/props';
import { type ApiServer, LOCAL_API_SERVER } from './api-server';
import { type Credentials, findWorthlessFaults, WORTHLESS } from './credentials';
import { findTlsFaults, ingressNginx, type IngressSettings, type SecureIngressSettings } from './ingress-settings';
import type { Images, Pinned } from './image';
import type { DnsServer } from './dns';
import type { PodSettings } from './pod-settings';
import type { Quota } from './quota';

/** Least severe line that services log. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Where stores keep their records. */
export type Storage =
  | {
      /** In a volume that goes with the pod. */
      readonly kind: 'ephemeral';
    }
  | {
      /** In a claimed volume that outlives it. */
      readonly kind: 'persistent';
      /** @default the cluster's default class */
      readonly storageClassName?: string;
      /**
       * Size of each claim of a store that says none itself.
       *
       * @default 8 GiB
       */
      readonly size?: Size;
    };

/** Its props. */
export const STORAGE_PROPS: KnownVariants<Storage, 'kind'> = {
  ephemeral: { kind: 'required' },
  persistent: { kind: 'required', storageClassName: 'optional', size: 'optional' },
};

/** Everything that may differ between two deployments of one platform. Plain data, made by {@link development} or {@link production}. */
export interface Environment {
  /** Ends the namespace's name and starts every message: `prod`. */
  readonly name: string;

  /** Least severe line that services log. */
  readonly logLevel: LogLevel;

  /** Whether one pod stands for every declared scale. */
  readonly singleReplica: boolean;

  /** Whether a stopping service keeps answering until load balancers have noticed. */
  readonly lingers: boolean;

  /** Where images come from. */
  readonly images: Images;

  /** Where credentials come from. */
  readonly credentials: Credentials;

  /** Where stores keep their records. */
  readonly storage: Storage;

  /** How traffic from outside comes in. */
  readonly ingress: IngressSettings;

  /**
   * What the namespace may use.
   *
   * @default no limit
   */
  readonly quota?: Quota;

  /**
   * Address ranges of the cluster's own, where they are public: of pods, Services and nodes. No way out to an API whose addresses nobody
   * knows leads there.
   *
   * @default none: they are private ranges, to which no such way leads either
   */
  readonly clusterRanges?: readonly string[];

  /**
   * Where the API server is, which pods ask that wait for a task.
   *
   * @default nobody says, so that nothing may wait for one
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

  /** What is wrong with the props that it was made of: told with all that is wrong with a platform in it. Missing where nothing is. */
  readonly faults?: readonly string[];
}

/** What {@link development} leaves open. */
export interface DevelopmentProps {
  /** How traffic from outside comes in. */
  readonly ingress: IngressSettings;

  /** @default `dev` */
  readonly name?: string;

  /**
   * Tag of the images built on this machine: `user-service:dev`.
   *
   * @default `dev`
   */
  readonly tag?: string;

  /** @default `debug` */
  readonly logLevel?: LogLevel;

  /** @default no limit */
  readonly quota?: Quota;

  /**
   * Address ranges of the cluster's own, where they are public: `['203.0.113.0/24']`.
   *
   * @default none
   */
  readonly clusterRanges?: readonly string[];

  /**
   * Where the API server is, which pods ask that wait for a task.
   *
   * @default any private address, port 6443
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

const DEVELOPMENT_PROPS: KnownProps<DevelopmentProps> = {
  ingress: 'required',
  name: 'optional',
  tag: 'optional',
  logLevel: 'optional',
  quota: 'optional',
  clusterRanges: 'optional',
  apiServer: 'optional',
  dns: 'optional',
  pods: 'optional',
  nodes: 'optional',
};

/** What stands in for a way in that is missing, until that is told. */
const INGRESS_STAND_IN = ingressNginx();

/**
 * An environment for one machine: one pod of each, local images, records that go with their pods, a worthless password, no cloud.
 *
 * @example
 * export const dev = development({ ingress: ingressNginx() });
 */
export function development(props: DevelopmentProps): Environment {
  const { ingress = INGRESS_STAND_IN, quota, clusterRanges, name = 'dev', tag = 'dev', logLevel = 'debug' } = givenProps(props);
  const { apiServer = LOCAL_API_SERVER, dns, pods, nodes } = givenProps(props);
  const faults = findPropFaults({ subject: 'development()', given: props }, DEVELOPMENT_PROPS);
  return {
    name,
    logLevel,
    singleReplica: true,
    lingers: false,
    images: { kind: 'local', tag },
    credentials: WORTHLESS,
    storage: { kind: 'ephemeral' },
    ingress,
    ...(quota && { quota }),
    ...(clusterRanges && { clusterRanges }),
    apiServer,
    ...(dns && { dns }),
    ...(pods && { pods }),
    ...(nodes !== undefined && { nodes }),
    ...(faults.length > 0 && { faults }),
  };
}

/** What {@link production} leaves open. */
export interface ProductionProps<References extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /** Images by component, and `busybox`, each pinned: `ghcr.io/fairlead/user-service:sha-<commit>`. */
  readonly images: Pinned<References>;

  /** Where credentials come from, made by `awsSecretsManager` or `externalSecrets`: a literal one has no place here. */
  readonly credentials: Exclude<Credentials, typeof WORTHLESS>;

  /** How traffic from outside comes in; TLS is not optional here. */
  readonly ingress: SecureIngressSettings;

  /** @default `prod` */
  readonly name?: string;

  /** @default `warn` */
  readonly logLevel?: LogLevel;

  /**
   * Where stores keep their records.
   *
   * @default claims of the cluster's default class
   */
  readonly storage?: Storage;

  /** @default no limit */
  readonly quota?: Quota;

  /**
   * Address ranges of the cluster's own, where they are public: `['203.0.113.0/24']`.
   *
   * @default none
   */
  readonly clusterRanges?: readonly string[];

  /**
   * Where the API server is, which pods ask that wait for a task: `{ cidrs: ['10.0.0.4/32'] }`.
   *
   * @default nobody says, so that nothing may wait for one
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

const PRODUCTION_PROPS: KnownProps<ProductionProps> = {
  images: 'required',
  credentials: 'required',
  ingress: 'required',
  name: 'optional',
  logLevel: 'optional',
  storage: 'optional',
  quota: 'optional',
  clusterRanges: 'optional',
  apiServer: 'optional',
  dns: 'optional',
  pods: 'optional',
  nodes: 'optional',
};

/**
 * An environment that serves clients: declared scales, pinned images, records that outlive their pods, credentials from outside.
 *
 * @example
 * export const prod = production({
 *   images,
 *   credentials: externalSecrets({ clusterSecretStore: 'vault' }),
 *   ingress: ingressNginx({ tlsSecretName: 'shop-tls' }),
 * });
 */
export function production<const References extends Readonly<Record<string, string>>>(props: ProductionProps<References>): Environment {
  const given = givenProps(props);
  const { images, credentials = WORTHLESS, ingress = INGRESS_STAND_IN, quota, clusterRanges, apiServer, dns, pods, nodes } = given;
  const { name = 'prod', logLevel = 'warn', storage = { kind: 'persistent' } } = given;
  const subject = 'production()';
  const faults = [
    ...findPropFaults({ subject, given: props }, PRODUCTION_PROPS),
    ...findWorthlessFaults(subject, given.credentials),
    ...(given.ingress === undefined ? [] : findTlsFaults(subject, ingress)),
  ];
  return {
    name,
    logLevel,
    singleReplica: false,
    lingers: true,
    // Without images none is pinned: that is one fault, and not one for each component.
    images: images ? { kind: 'pinned', references: images } : { kind: 'local', tag: 'none' },
    credentials,
    storage,
    ingress,
    ...(quota && { quota }),
    ...(clusterRanges && { clusterRanges }),
    ...(apiServer && { apiServer }),
    ...(dns && { dns }),
    ...(pods && { pods }),
    ...(nodes !== undefined && { nodes }),
    ...(faults.length > 0 && { faults }),
  };
}
