import type { Size } from 'cdk8s';
import { Credential } from '../credential';
import { getImage } from '../../environment/image';
import { checkCache, deriveCacheGiB, deriveSockets } from './mongo-cache';
import { mongoPod } from './mongo-pod';
import type { Platform } from '../../platform/platform';
import { checkServer, createServer, type ServerProps } from '../server';
import { Store } from '../store';
import { CREDENTIAL_KEYS, mongoVariables, STORE_PORTS } from '../store-variables';
import { claimFor } from '../../pod/volume';
import { checkWhole } from '../../checks/whole-number';

/** What a MongoDB store is given. */
export interface MongoStoreProps extends ServerProps {
  /** Memory of the pod, request and limit: at least 427 MiB, for the smallest cache. */
  readonly memory: Size;

  /**
   * WiredTiger's cache, in GiB.
   *
   * @default half of the memory, at least 0.25
   */
  readonly cacheGiB?: number;

  /**
   * Reads, and as many writes, that it works on at once. The pools of all services share this number.
   *
   * @default 100
   */
  readonly tickets?: number;

  /** @default 500 */
  readonly cpuMillis?: number;

  /** @default 2000 */
  readonly cpuLimitMillis?: number;

  /** @default one for each MiB beside the cache */
  readonly sockets?: number;

  /** @default 120: after a crash it applies its journal */
  readonly startupSeconds?: number;

  /** @default 60: it writes what its cache holds */
  readonly terminationGracePeriodSeconds?: number;
}

/** Every literal of this file. */
export const MONGO_STORE_DEFAULTS = Object.freeze({
  tickets: 100,
  cpuMillis: 500,
  cpuLimitMillis: 2_000,
  startupSeconds: 120,
  terminationGracePeriodSeconds: 60,
});

/**
 * One MongoDB server that demands a user: StatefulSet of one pod, credential, Service and a disruption budget that lets a drain move it.
 * It works on a fixed number of operations at once, and the pools of the services that use it are sized so that all together stay
 * under it. The user is made at the first start, so a new password must be set in the server before it is set in the Secret.
 *
 * @example
 * const records = new MongoStore(shop, 'mongo', { memory: Size.mebibytes(500) });
 * data.uses(records);
 */
export class MongoStore extends Store<'mongo'> {
  readonly kind = 'mongo';
  readonly variables: ReturnType<typeof mongoVariables>;

  /**
   * @param id DNS label: name of the store and of its Service
   */
  constructor(platform: Platform, id: string, given: MongoStoreProps) {
    const { memory } = given;
    const cacheGiB = given.cacheGiB ?? deriveCacheGiB(memory);
    const props = { ...MONGO_STORE_DEFAULTS, sockets: deriveSockets(memory, cacheGiB), ...given };
    const { tickets, sockets } = props;
    const port = STORE_PORTS.mongo;
    super(platform, { name: id, port, runsAs: 'StatefulSet' }, { operations: tickets, sockets });
    const { name, address } = this;
    const { images, storage } = platform.environment;
    const image = getImage(address, images, 'mongo');
    checkCache(address, memory, cacheGiB);
    checkWhole(address, { tickets });
    checkServer(address, props);

    const { secretName } = new Credential(platform, this, 'credential', { component: name, keys: CREDENTIAL_KEYS.mongo });
    this.variables = mongoVariables(this, secretName);

    const { volumes, ...claimed } = claimFor(storage, memory, props.storage);
    createServer(this, { pod: mongoPod({ ...props, cacheGiB, name, port, image, resources: props, secretName, volumes }), ...claimed });
  }
}
