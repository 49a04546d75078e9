import type { Size } from 'cdk8s';
import { shareMiB } from '../../pod/memory';

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
 * `redis.conf`, without the password. Records that carry no expiry (users) are never evicted, those that do (cache entries) give way
 * when memory runs out. The log is flushed every second: a crash of the machine loses a second at most, a crash of Redis alone nothing.
 */
export function redisConf({ port, memory, recordShare, persistent, sockets }: RedisConfProps): string {
  const lines = [
    `port ${port}`,
    'dir /data',
    `maxmemory ${shareMiB(memory, recordShare)}mb`,
    'maxmemory-policy volatile-lru',
    `maxclients ${sockets}`,
    'save ""',
    `appendonly ${persistent ? 'yes' : 'no'}`,
    ...(persistent ? ['appendfsync everysec'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
