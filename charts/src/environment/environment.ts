import type { Size } from 'cdk8s';
import { type Credentials, WORTHLESS } from './credentials';
import type { IngressSettings, SecureIngressSettings } from './ingress-settings';
import type { Images, Pinned } from './image';
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
}

/**
 * An environment for one machine: one pod of each, local images, records that go with their pods, a worthless password, no cloud.
 *
 * @example
 * export const dev = development({ ingress: ingressNginx() });
 */
export function development({ ingress, quota, name = 'dev', tag = 'dev', logLevel = 'debug' }: DevelopmentProps): Environment {
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
  };
}

/** What {@link production} leaves open. */
export interface ProductionProps<References extends Readonly<Record<string, string>> = Readonly<Record<string, string>>> {
  /** Images by component, and `busybox`, each pinned: `ghcr.io/fairlead/user-service:sha-<commit>`. */
  readonly images: Pinned<References>;

  /** Where credentials come from, made by `externalSecrets`: a literal one has no place here. */
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
}

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
  const { images, credentials, ingress, quota, name = 'prod', logLevel = 'warn', storage = { kind: 'persistent' } } = props;
  return {
    name,
    logLevel,
    singleReplica: false,
    lingers: true,
    images: { kind: 'pinned', references: images },
    credentials,
    storage,
    ingress,
    ...(quota && { quota }),
  };
}
