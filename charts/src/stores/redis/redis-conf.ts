import type { Size } from 'cdk8s';
import { refuse } from '../../checks/invalid-platform';
import { shareMiB, toMiB } from '../../pod/memory';
import { SERVER_USERS } from '../store-user';

/**
 * Disk for each byte of records: the log is rewritten when it has doubled, and the new one is written beside it
 * (redis.conf, `auto-aof-rewrite-percentage`).
 */
const DISK_PER_RECORDS = 3;

/** The key of the ConfigMap that holds it. */
export const REDIS_CONF = 'redis.conf';

/** The settings that say what it can do at once, and the most memory that it takes. */
export const REDIS_SETTINGS = Object.freeze({ sockets: 'maxclients', memory: 'maxmemory' });

/** What a Redis server's configuration follows from. */
export interface RedisConfProps {
  readonly port: number;
  /** Memory limit of the pod. */
  readonly memory: Size;
  /** Share of it for records. */
  readonly recordShare: number;
  /** Whether every change is logged to disk. */
  readonly persistent: boolean;
  /** Clients it serves at once. */
  readonly sockets: number;
}

/**
 * `redis.conf`, without the users that have a password. The default user is off, so that nobody is it. It may do everything all the same:
 * Redis replays its log as this user, and else drops what a script has changed (`NOPERM` at `EXEC`, seen with 7.0.15). Records
 * that carry no expiry (users) are never evicted, those that do (cache entries) give way when memory runs out. The log is flushed every second: a crash of the machine loses a second at most, a crash of Redis alone nothing.
 */
export function redisConf({ port, memory, recordShare, persistent, sockets }: RedisConfProps): string {
  const lines = [
    `port ${port}`,
    'user default off ~* &* +@all',
    `user ${SERVER_USERS.probe} on nopass +ping`,
    'dir /data',
    `${REDIS_SETTINGS.memory} ${shareMiB(memory, recordShare)}mb`,
    'maxmemory-policy volatile-lru',
    `${REDIS_SETTINGS.sockets} ${sockets}`,
    'save ""',
    `appendonly ${persistent ? 'yes' : 'no'}`,
    ...(persistent ? ['appendfsync everysec'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Lets through only a volume that holds the log of every change, where there is one.
 *
 * @param owner such as `prod/redis`
 * @param size of the volume
 * @throws InvalidPlatform with the size to write
 */
export function checkLogFits(owner: string, { memory, recordShare, persistent }: RedisConfProps, size: Size): void {
  const recordsMiB = shareMiB(memory, recordShare);
  const least = DISK_PER_RECORDS * recordsMiB;
  if (!persistent || toMiB(size) >= least) return;
  refuse(
    `${owner}: storage is ${toMiB(size)} MiB, but the log of ${recordsMiB} MiB of records takes ${DISK_PER_RECORDS} × as much while it is rewritten; write storage: Size.mebibytes(${least}) or more`,
  );
}
