import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { findPropFaults, type KnownProps } from 'fairlead/contract';
import type { ConfiguredServer, ServerTimes } from 'fairlead/doctor';
import { checkAll } from '../../checks/invalid-platform';
import { checkProps, givenProps } from '../../checks/props';
import { checksumOf, CONFIG_CHECKSUM } from '../../objects/checksum';
import { getImage, IMAGE_STAND_IN } from '../../environment/image';
import { lazily } from '../../objects/lazily';
import type { WorkloadScope } from '../../graph/scope';
import type { Platform } from '../../platform/platform';
import { checkLogFits, REDIS_CONF, REDIS_SETTINGS, redisConf } from './redis-conf';
import { redisContainer, START_FILE } from './redis-container';
import { redisUsers, START_SCRIPT, USERS_FILE } from './redis-users';
import { findProbePropFaults } from '../../pod/probes';
import { reloadOnNewSecrets } from '../../pod/reloader';
import { LOG_STORAGE } from '../../pod/resources';
import { volumeSize } from '../../pod/volume';
import { createServer } from '../server/server';
import { checkServer, SERVER_PROPS, type ServerProps, serverTimes } from '../server/server-props';
import { checkShare } from '../../checks/share';
import { type ClientUse, Store } from '../store';
import { createAdmin, createUser, PASSWORD_KEY, userSecretName, usersOf } from '../store-user';
import { redisVariables, STORE_PROTOCOLS } from '../store-variables';

/** What a Redis store is given. */
export interface RedisStoreProps extends ServerProps {
  /** Memory of the pod, request and limit. */
  readonly memory: Size;

  /**
   * Share of the memory for records, above 0 and below 1; the rest is client buffers, fragmentation and the copies made while the log
   * is rewritten.
   *
   * @default 0.6
   */
  readonly recordShare?: number;

  /** @default 100 */
  readonly cpuMillis?: number;

  /** @default 1000: one core, since Redis runs commands on one */
  readonly cpuLimitMillis?: number;

  /** @default 1000 */
  readonly sockets?: number;

  /** @default 60 */
  readonly startupSeconds?: number;

  /** @default 30: flushing the log takes well under a second, on a slow disk a few */
  readonly terminationGracePeriodSeconds?: number;
}

const REDIS_STORE_PROPS: KnownProps<RedisStoreProps> = { ...SERVER_PROPS, memory: 'required', recordShare: 'optional' };

/** Every literal of this file. A thousand idle clients take about 20 MB, which is a fifth of what records leave free in 256 MiB. */
export const REDIS_STORE_DEFAULTS = Object.freeze({
  recordShare: 0.6,
  cpuMillis: 100,
  cpuLimitMillis: 1_000,
  sockets: 1_000,
  ephemeralStorage: LOG_STORAGE,
  startupSeconds: 60,
  terminationGracePeriodSeconds: 30,
});

/** What stands in for the props of a store that cannot be as it was given. */
const STAND_IN = { ...REDIS_STORE_DEFAULTS, memory: Size.mebibytes(256) };

/** The user of a connection that has not said who it is. */
const DEFAULT_USER = 'default';

/**
 * One Redis server: StatefulSet of one pod, ConfigMap, credentials, Service and a disruption budget that lets a drain move it. Each service
 * that uses it is a user with a password of its own, who may do what the service's contract says; a connection without a user may do
 * nothing. With persistent storage it logs every change to a claimed volume; else its records go with the pod.
 *
 * @example
 * const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
 * users.uses(redis);
 */
export class RedisStore extends Store<'redis'> {
  private readonly times: ServerTimes;

  /**
   * @param id DNS label: name of the store and of its Service
   */
  constructor(platform: Platform, id: string, given: RedisStoreProps) {
    const { sockets } = { ...REDIS_STORE_DEFAULTS, ...givenProps(given) };
    super(platform, STORE_PROTOCOLS.redis, { name: id, runsAs: 'StatefulSet' }, { sockets });
    const { name, address, port } = this;
    const { images, storage } = platform.environment;
    const image = this.attempt(() => getImage(address, images, this.kind), IMAGE_STAND_IN);
    const props = this.attempt(() => checkRedis(address, given), STAND_IN);
    const { memory, recordShare } = props;
    this.times = serverTimes(props);
    const conf = { port, memory, recordShare, sockets, persistent: storage.kind === 'persistent' };
    this.attempt(() => checkLogFits(address, conf, volumeSize(storage, props.storage)), undefined);

    createAdmin(this);
    const users = () => usersOf(this);
    const data = { [REDIS_CONF]: redisConf(conf), [START_FILE]: START_SCRIPT, [USERS_FILE]: lazily(() => redisUsers(this)) };
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data });
    const container = redisContainer(this, users);
    const statefulSet = createServer(this, { ...props, image, container }, { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config)) });
    reloadOnNewSecrets(platform.environment, statefulSet, () => users().map(({ secretName }) => secretName));
  }

  override serve(client: WorkloadScope, use: ClientUse): void {
    super.serve(client, use);
    createUser(this, client);
    if (client.name === DEFAULT_USER)
      this.report(`${this.address}: a service called ${DEFAULT_USER} would be the user of everybody; give it another name`);
  }

  override variablesFor(service: Pick<WorkloadScope, 'name'>) {
    const password = { secretName: userSecretName(this, service), key: PASSWORD_KEY };
    return redisVariables(this, this.platform, { username: { value: service.name }, password });
  }

  protected override get server(): ConfiguredServer | undefined {
    const { workload, times, name } = this;
    return workload && { workload, ...times, file: { config: name, key: REDIS_CONF }, settings: REDIS_SETTINGS };
  }
}

/** What it was given, its defaults filled in, where it can run with that. */
function checkRedis(owner: string, given: RedisStoreProps) {
  const props = { ...STAND_IN, ...givenProps(given, ['probes']) };
  const subject = 'a RedisStore';
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, REDIS_STORE_PROPS), findProbePropFaults(subject, givenProps(given).probes)),
    () => checkServer(owner, props),
    () => checkShare(owner, 'recordShare', props.recordShare, '0.6'),
  );
  return props;
}
