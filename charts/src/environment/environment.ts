import type { Size } from 'cdk8s';
import { findPropFaults, isObject, type KnownProps, type KnownVariants, showGiven } from 'fairlead/contract';
import { givenProps } from '../checks/props';
import { LOCAL_API_SERVER } from './api-server';
import { CLUSTER_SETTINGS_PROPS, type ClusterSettings, clusterSettings } from './cluster-settings';
import { type Credentials, findWorthlessFaults, WORTHLESS } from './credentials';
import { findTlsFaults, ingressNginx, type IngressSettings, type SecureIngressSettings } from './ingress-settings';
import { type Images, isTag, type Pinned } from './image';

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
export interface Environment extends ClusterSettings {
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

  /** What is wrong with the props that it was made of: told with all that is wrong with a platform in it. Missing where nothing is. */
  readonly faults?: readonly string[];
}

/** What {@link development} leaves open. */
export interface DevelopmentProps extends ClusterSettings {
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

  /**
   * Images that are pulled and not built on this machine, by component, each pinned: `{ orders: 'ghcr.io/acme/orders:sha-4f2c1d0' }`; and in
   * the same way other versions of those that Fairlead names, such as `redis` and `prometheus`.
   *
   * @default none; of others those that Fairlead names (`FOREIGN_IMAGES`)
   */
  readonly images?: Readonly<Record<string, string>>;

  /** @default `debug` */
  readonly logLevel?: LogLevel;
}

const DEVELOPMENT_PROPS: KnownProps<DevelopmentProps> = {
  ingress: 'required',
  name: 'optional',
  tag: 'optional',
  images: 'optional',
  logLevel: 'optional',
  ...CLUSTER_SETTINGS_PROPS,
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
  const given = givenProps(props);
  const { ingress = INGRESS_STAND_IN, name = 'dev', tag = 'dev', logLevel = 'debug', images } = given;
  const faults = [
    ...findPropFaults({ subject: 'development()', given: props }, DEVELOPMENT_PROPS),
    ...(images === undefined || areReferences(images)
      ? []
      : [`images of development() is ${showGiven(images)}; write { <component>: '<registry>/<component>:<tag>' }`]),
    ...(isTag(tag) ? [] : [`tag of development() is ${showGiven(tag)}, which is no tag of an image; write one such as dev`]),
  ];
  return {
    name,
    logLevel,
    singleReplica: true,
    lingers: false,
    images: { kind: 'local', tag: isTag(tag) ? tag : 'none', ...(areReferences(images) && { references: images }) },
    credentials: WORTHLESS,
    storage: { kind: 'ephemeral' },
    ingress,
    apiServer: LOCAL_API_SERVER,
    ...clusterSettings(given),
    ...(faults.length > 0 && { faults }),
  };
}

function areReferences(images: unknown): images is Readonly<Record<string, string>> {
  return isObject(images) && Object.values(images).every((image) => typeof image === 'string');
}

/** What {@link production} leaves open. */
export interface ProductionProps<
  References extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
> extends ClusterSettings {
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
}

const PRODUCTION_PROPS: KnownProps<ProductionProps> = {
  images: 'required',
  credentials: 'required',
  ingress: 'required',
  name: 'optional',
  logLevel: 'optional',
  storage: 'optional',
  ...CLUSTER_SETTINGS_PROPS,
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
  const { images, credentials = WORTHLESS, ingress = INGRESS_STAND_IN } = given;
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
    ...clusterSettings(given),
    ...(faults.length > 0 && { faults }),
  };
}
