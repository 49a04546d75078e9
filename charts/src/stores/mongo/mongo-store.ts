import { Size } from 'cdk8s';
import { findPropFaults, type KnownProps } from 'fairlead/contract';
import { checkAll } from '../../checks/invalid-platform';
import { checkProps } from '../../checks/props';
import { isWholeMebibytes } from '../../checks/size';
import { Credential } from '../credential';
import { getImage, IMAGE_STAND_IN } from '../../environment/image';
import { checkCache, deriveCacheGiB, deriveSockets } from './mongo-cache';
import { mongoContainer } from './mongo-container';
import { findProbePropFaults } from '../../pod/probes';
import { LOG_STORAGE } from '../../pod/resources';
import type { Platform } from '../../platform/platform';
import { createServer } from '../server';
import { checkServer, SERVER_PROPS, type ServerProps } from '../server-props';
import { Store } from '../store';
import { mongoVariables, STORE_PORTS } from '../store-variables';
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

const MONGO_STORE_PROPS: KnownProps<MongoStoreProps> = { ...SERVER_PROPS, memory: 'required', cacheGiB: 'optional', tickets: 'optional' };

/** Every literal of this file. */
export const MONGO_STORE_DEFAULTS = Object.freeze({
  tickets: 100,
  cpuMillis: 500,
  cpuLimitMillis: 2_000,
  ephemeralStorage: LOG_STORAGE,
  startupSeconds: 120,
  terminationGracePeriodSeconds: 60,
});

/** What stands in for the props of a store that cannot be as it was given. */
const STAND_IN = { memory: Size.mebibytes(512) };

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
    const complete = completeMongo(given);
    super(
      platform,
      { name: id, port: STORE_PORTS.mongo, runsAs: 'StatefulSet' },
      { operations: complete.tickets, sockets: complete.sockets },
    );
    const { address, port } = this;
    const image = this.attempt(() => getImage(address, platform.environment.images, this.kind), IMAGE_STAND_IN);
    const props = this.attempt(() => checkMongo(address, given, complete), completeMongo(STAND_IN));
    const { cacheGiB, tickets, sockets } = props;

    const { secretName } = new Credential(this, 'credential');
    this.variables = mongoVariables(this, platform, secretName);
    createServer(this, { ...props, image, container: mongoContainer({ port, secretName, cacheGiB, tickets, sockets }) });
  }
}

function completeMongo(given: MongoStoreProps) {
  const memory = isWholeMebibytes(given.memory) ? given.memory : STAND_IN.memory;
  const cacheGiB = given.cacheGiB ?? deriveCacheGiB(memory);
  return { ...MONGO_STORE_DEFAULTS, ...STAND_IN, cacheGiB, sockets: Math.max(1, deriveSockets(memory, cacheGiB)), ...given };
}

/** Lets through only props that the server can run with. */
function checkMongo(owner: string, given: MongoStoreProps, complete: ReturnType<typeof completeMongo>): typeof complete {
  const { memory, cacheGiB, tickets } = complete;
  const subject = 'a MongoStore';
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, MONGO_STORE_PROPS), findProbePropFaults(subject, given.probes)),
    () => isWholeMebibytes(memory) && checkCache(owner, memory, cacheGiB),
    () => checkWhole(owner, { tickets }),
    () => checkServer(owner, complete),
  );
  return complete;
}
