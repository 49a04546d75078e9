import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { STORE_VARIABLES } from 'fairlead/contract';
import { checksumOf, CONFIG_CHECKSUM } from './checksum';
import { Credential } from './credentials';
import { DisruptionBudget } from './disruption-budget';
import { getImage } from './image';
import type { Platform } from './platform';
import { redisConf } from './redis-config';
import { redisPod } from './redis-pod';
import { checkResources } from './resources';
import { Store, type VariableSource } from './store';
import { claimFor } from './volume';

/** What a Redis store is given. */
export interface RedisStoreProps {
  /** Memory of the pod, request and limit. Records get 60 % of it. */
  readonly memory: Size;

  /**
   * Processor that is kept for it, in thousandths of a core.
   *
   * @default 100
   */
  readonly cpuMillis?: number;

  /**
   * Most processor that it gets, in thousandths of a core: one core, since Redis runs commands on one.
   *
   * @default 1000
   */
  readonly cpuLimitMillis?: number;
}

/** Every literal of this file. Redis's registered port, and room on disk for the log, its rewrite and as much again. */
export const REDIS_STORE_DEFAULTS = Object.freeze({ cpuMillis: 100, cpuLimitMillis: 1_000, port: 6379, diskPerMemory: 4 });

/**
 * One Redis server with a password: StatefulSet of one pod, ConfigMap, credential, Service and a disruption budget that lets a drain
 * move it. With persistent storage it logs every change to a claimed volume; else its records go with the pod.
 *
 * @example
 * const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
 * users.uses(redis);
 */
export class RedisStore extends Store {
  readonly kind = 'redis';
  readonly variables: Readonly<Record<keyof typeof STORE_VARIABLES.redis, VariableSource>>;

  /**
   * @param id DNS label: name of the store and of its Service
   */
  constructor(platform: Platform, id: string, props: RedisStoreProps) {
    const { memory, cpuMillis, cpuLimitMillis, port, diskPerMemory } = { ...REDIS_STORE_DEFAULTS, ...props };
    super(platform, { name: id, port });
    const { name, address, podLabels } = this;
    const { images, storage } = platform.environment;
    const resources = { memory, cpuMillis, cpuLimitMillis };
    const image = getImage(address, images, 'redis');
    const config = { 'redis.conf': redisConf({ port, memory, persistent: storage.kind === 'persistent' }) };
    const volume = claimFor(storage, Size.mebibytes(memory.toMebibytes() * diskPerMemory));
    checkResources(address, resources);

    const { secretName } = new Credential(platform, this, 'credential', { component: name, keys: ['password'] });
    this.variables = { REDIS_URL: { value: `redis://${name}:${port}` }, REDIS_PASSWORD: { secretName, key: 'password' } };

    new k8s.KubeServiceAccount(this, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
    new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: config });
    new k8s.KubeStatefulSet(this, 'stateful-set', {
      metadata: { name },
      spec: {
        replicas: 1,
        serviceName: name,
        selector: { matchLabels: podLabels },
        template: {
          metadata: { labels: { ...platform.labels, ...podLabels }, annotations: { [CONFIG_CHECKSUM]: checksumOf(config) } },
          spec: redisPod({ name, port, image, resources, secretName, volumes: volume.volumes }),
        },
        ...(volume.claims && { volumeClaimTemplates: volume.claims }),
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: { selector: podLabels, ports: [{ name: 'redis', port, targetPort: k8s.IntOrString.fromString('redis') }] },
    });
    new DisruptionBudget(this, 'disruption-budget', { name, podLabels, minPods: 1 });
  }
}
