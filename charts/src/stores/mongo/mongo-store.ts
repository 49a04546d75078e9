import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { findPropFaults, type KnownProps } from 'fairlead/contract';
import type { DeclaredBudgets, ServerTimes, StoreServer } from 'fairlead/doctor';
import { checkAll } from '../../checks/invalid-platform';
import { checkProps, givenProps } from '../../checks/props';
import { isWholeMebibytes } from '../../checks/size';
import { getImage, IMAGE_STAND_IN } from '../../environment/image';
import { MONGO_ARGUMENTS, mongoContainer } from './mongo-container';
import { configVolume, createUsers, mongoConfig } from './mongo-users';
import {
  checkCache,
  checkMemory,
  deriveCacheGiB,
  deriveMemory,
  deriveSockets,
  describeDerived,
  isCacheGiB,
  memoryForUsers,
  PROCESS_MIB,
  SMALLEST_CACHE_GIB,
  SOCKET_MIB,
} from './mongo-memory';
import { checkGrowth, findStorage, type MongoGrowth } from './mongo-growth';
import { findProbePropFaults } from '../../pod/probes';
import { reloadOnNewSecrets } from '../../pod/reloader';
import { LOG_STORAGE } from '../../pod/resources';
import { checksumOf, CONFIG_CHECKSUM } from '../../objects/checksum';
import { lazily } from '../../objects/lazily';
import type { WorkloadScope } from '../../graph/scope';
import type { Platform } from '../../platform/platform';
import { createServer } from '../server/server';
import { checkServer, SERVER_PROPS, type ServerProps, serverTimes } from '../server/server-props';
import type { ServerContainer } from '../server/server-pod';
import { type ClientUse, Store } from '../store';
import {
  adminSecretName,
  createAdmin,
  createUser,
  PASSWORD_KEY,
  passwordVolume,
  SERVER_USERS,
  userSecretName,
  usersOf,
} from '../store-user';
import { mongoVariables, STORE_PROTOCOLS } from '../store-variables';
import { DATA_VOLUME } from '../../pod/volume';
import { checkWhole } from '../../checks/whole-number';

/** What a MongoDB store is given. */
export interface MongoStoreProps extends ServerProps {
  /**
   * Memory of the pod, request and limit: at least 427 MiB, for the smallest cache.
   *
   * @default cache, `mongod` itself (128 MiB) and 1 MiB for each connection that its clients open at the worst moment, rounded up to
   * whole 32 MiB
   */
  readonly memory?: Size;

  /**
   * WiredTiger's cache, in GiB.
   *
   * @default half of the memory, at least 0.25; where no memory is given 0.25
   */
  readonly cacheGiB?: number;

  /**
   * Reads, and as many writes, that it works on at once. The pools of all services share this number.
   *
   * @default 100
   */
  readonly tickets?: number;

  /**
   * How fast records come and how long they stay: its volume is as large as that needs, and a budget holds it to that.
   *
   * @default nobody says: the volume has the size of every claim, and no budget
   */
  readonly growth?: MongoGrowth;

  /** @default 500 */
  readonly cpuMillis?: number;

  /** @default 2000 */
  readonly cpuLimitMillis?: number;

  /** @default one for each MiB beside the cache and `mongod` itself */
  readonly sockets?: number;

  /** @default 120: after a crash it applies its journal */
  readonly startupSeconds?: number;

  /** @default 60: it writes what its cache holds */
  readonly terminationGracePeriodSeconds?: number;
}

const MONGO_STORE_PROPS: KnownProps<MongoStoreProps> = {
  ...SERVER_PROPS,
  memory: 'optional',
  cacheGiB: 'optional',
  tickets: 'optional',
  growth: 'optional',
};

/** Every literal of this file. */
export const MONGO_STORE_DEFAULTS = Object.freeze({
  tickets: 100,
  cpuMillis: 500,
  cpuLimitMillis: 2_000,
  ephemeralStorage: LOG_STORAGE,
  startupSeconds: 120,
  terminationGracePeriodSeconds: 60,
});

/**
 * One MongoDB server: StatefulSet of one pod, credentials, Service and a disruption budget that lets a drain move it. It works on a fixed
 * number of reads and as many writes at once, and the pools of the services that use it are sized so that all together stay under it; its
 * memory holds all their connections. Each service is a user with a password of its own, who may do what the service's contract says: each
 * start of the pod makes the users what they should be before the server listens, from a ConfigMap and their Secrets. Where credentials are
 * worthless, all services are the one user that the image makes, who may do everything.
 *
 * @example
 * const records = new MongoStore(shop, 'mongo');
 * data.uses(records);
 */
export class MongoStore extends Store<'mongo'> {
  private readonly times: ServerTimes;
  private readonly derivedCacheGiB: number;
  private readonly isBoundByMemory: boolean;
  private readonly growth: MongoGrowth | undefined;

  /**
   * @param id DNS label: name of the store and of its Service
   */
  constructor(platform: Platform, id: string, all: MongoStoreProps = {}) {
    const given = givenProps(all);
    const complete = completeMongo(given);
    const { sockets: mostSockets, isBounded } = complete;
    const limits = { operations: complete.tickets, ...(isBounded && { sockets: mostSockets }) };
    super(platform, STORE_PROTOCOLS.mongo, { name: id, runsAs: 'StatefulSet' }, limits);
    this.derivedCacheGiB = given.cacheGiB ?? SMALLEST_CACHE_GIB;
    this.isBoundByMemory = isBounded && given.sockets === undefined;
    const { address, port } = this;
    const image = this.attempt(() => getImage(address, platform.environment.images, this.kind), IMAGE_STAND_IN);
    const props = this.attempt(() => checkMongo(address, all, complete), completeMongo({}));
    const { cacheGiB, tickets, growth } = props;
    this.growth = growth;
    this.times = serverTimes(props);

    const derivedMemory = () => (isBounded ? props.memory : deriveMemory(cacheGiB, this.mostSockets));
    const sockets = () => given.sockets ?? deriveSockets(derivedMemory(), cacheGiB);
    createAdmin(this);
    if (!this.hasUsers) {
      const container = mongoContainer({ port, rootSecretName: adminSecretName(this), cacheGiB, tickets, sockets });
      createServer(this, { ...props, image, container, derivedMemory });
      return;
    }

    const users = () => usersOf(this);
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name: this.name }, data: mongoConfig(this) });
    const container: ServerContainer = {
      ...mongoContainer({ port, cacheGiB, tickets, sockets }),
      volumes: [configVolume(this), passwordVolume(users)],
      initContainers: [createUsers(image, () => ({ ...props, memory: memoryForUsers(derivedMemory()) }))],
    };
    const annotations = { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config)) };
    const statefulSet = createServer(this, { ...props, image, container, derivedMemory }, annotations);
    reloadOnNewSecrets(platform.environment, statefulSet, () => users().map(({ secretName }) => secretName));
  }

  override serve(client: WorkloadScope, use: ClientUse): void {
    super.serve(client, use);
    if (this.hasUsers) createUser(this, client);
  }

  override variablesFor(service: Pick<WorkloadScope, 'name'>) {
    const { admin } = SERVER_USERS;
    const [username, secretName] = this.hasUsers ? [service.name, userSecretName(this, service)] : [admin, adminSecretName(this)];
    return mongoVariables(this, this.platform, { username: { value: username }, password: { secretName, key: PASSWORD_KEY } });
  }

  /** Whether each service is a user of its own. For a password that is worth nothing, a second start of the server and a shell are too much. */
  private get hasUsers(): boolean {
    return this.platform.environment.credentials.kind !== 'worthless';
  }

  protected override get server(): StoreServer | undefined {
    const { workload, times } = this;
    return workload && { workload, ...times, arguments: MONGO_ARGUMENTS, processMiB: PROCESS_MIB, socketMiB: SOCKET_MIB };
  }

  protected override get operationsProp(): string {
    return 'tickets' satisfies keyof MongoStoreProps;
  }

  override get budgets(): DeclaredBudgets {
    const { stores = [] } = super.budgets;
    const { growth } = this;
    if (!growth) return { stores };
    const writers = this.services.flatMap(({ contract, workload }) =>
      growth.retentionVariable in contract.env && workload ? [workload] : [],
    );
    return { stores: stores.map((store) => ({ ...store, growth: { ...growth, writers, volume: DATA_VOLUME } })) };
  }

  override findFaults(): readonly string[] {
    const { retentionVariable: variable } = this.growth ?? {};
    const isRead = variable === undefined || this.hasUnsoundClient || this.services.some(({ contract }) => variable in contract.env);
    const fault = `${this.address}: growth.retentionVariable is ${variable}, which no service that uses it has in its contract; write the variable by which records expire`;
    return [...super.findFaults(), ...(isRead || !this.sound ? [] : [fault])];
  }

  protected override fixSockets(needed: number): string {
    return this.isBoundByMemory ? describeDerived(this.derivedCacheGiB, needed) : super.fixSockets(needed);
  }
}

/** What is known before the graph is. Where neither memory nor sockets are given, both follow from the clients: these are the least. */
function completeMongo(all: MongoStoreProps) {
  const given = givenProps(all, ['probes', 'growth']);
  const { memory: givenMemory, sockets: givenSockets } = given;
  const cacheGiB = given.cacheGiB ?? (isWholeMebibytes(givenMemory) ? deriveCacheGiB(givenMemory) : SMALLEST_CACHE_GIB);
  // Of a cache that there cannot be, nothing is derived: that is the fault.
  const takenGiB = isCacheGiB(cacheGiB) ? cacheGiB : SMALLEST_CACHE_GIB;
  const memory = givenMemory ?? deriveMemory(takenGiB, givenSockets ?? 0);
  const sockets = givenSockets ?? (isWholeMebibytes(memory) ? Math.max(1, deriveSockets(memory, takenGiB)) : 1);
  const isBounded = givenMemory !== undefined || givenSockets !== undefined;
  const storage = given.storage ?? (given.growth && findStorage(given.growth));
  return { ...MONGO_STORE_DEFAULTS, ...given, cacheGiB, memory, sockets, isBounded, ...(storage && { storage }) };
}

/** Lets through only props that the server can run with. */
function checkMongo(owner: string, given: MongoStoreProps, complete: ReturnType<typeof completeMongo>): typeof complete {
  const { memory, cacheGiB, tickets, sockets } = complete;
  const subject = 'a MongoStore';
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, MONGO_STORE_PROPS), findProbePropFaults(subject, givenProps(given).probes)),
    () => checkCache(owner, cacheGiB),
    () => isWholeMebibytes(memory) && isCacheGiB(cacheGiB) && checkMemory(owner, memory, cacheGiB, sockets),
    () => checkWhole(owner, { tickets }),
    () => checkGrowth(owner, givenProps(given).growth),
    () => checkServer(owner, complete),
  );
  return complete;
}
