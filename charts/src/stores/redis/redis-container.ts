import type { ServerContainer } from '../server-pod';
import type { Store } from '../store';

/** User and group `redis` of the official image. */
const REDIS_UID = 999;

/**
 * The container of a Redis server, whose configuration is in the ConfigMap of the store's name. The shell puts the password in, so that
 * no manifest carries it, and stops at an empty one, which Redis would take for "no password". `redis-cli` reads the same variable by
 * itself.
 *
 * @param secretName Secret whose key `password` the server demands
 */
export function redisContainer({ name, port }: Store, secretName: string): ServerContainer {
  const ping = { exec: { command: ['redis-cli', '-p', `${port}`, 'ping'] } };
  // With -e an error is a failure: a server that still loads its log is alive, and not ready.
  const pong = { exec: { command: ['redis-cli', '-e', '-p', `${port}`, 'ping'] } };
  return {
    user: REDIS_UID,
    command: ['sh', '-c', 'exec redis-server /etc/redis/redis.conf --requirepass "${REDISCLI_AUTH:?is empty}"'],
    env: [{ name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: secretName, key: 'password' } } }],
    probeHandlers: { startup: ping, liveness: ping, readiness: pong },
    volumes: [{ name: 'config', configMap: { name } }],
    volumeMounts: [
      { name: 'config', mountPath: '/etc/redis', readOnly: true },
      { name: 'data', mountPath: '/data' },
    ],
  };
}
