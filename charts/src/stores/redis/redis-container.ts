import type { ServerContainer } from '../server/server-pod';
import type { Store } from '../store';
import { PASSWORD_FOLDER, passwordVolume, SERVER_USERS, type StoreUser } from '../store-user';
import { CONFIG_FOLDER } from './redis-users';

/** User and group `redis` of the official image. */
const REDIS_UID = 999;

/** The key of the ConfigMap that starts the server. */
export const START_FILE = 'start.sh';

/**
 * The container of a Redis server, whose configuration is in the ConfigMap of the store's name.
 *
 * @param users that have a password, once the graph is complete
 */
export function redisContainer({ name, port }: Store, users: () => readonly StoreUser[]): ServerContainer {
  const ping = ['-p', `${port}`, '--user', SERVER_USERS.probe, '--pass', '', '--no-auth-warning', 'ping'];
  const alive = { exec: { command: ['redis-cli', ...ping] } };
  // With -e an error is a failure: a server that still loads its log is alive, and not ready.
  const ready = { exec: { command: ['redis-cli', '-e', ...ping] } };
  return {
    user: REDIS_UID,
    command: ['sh', `${CONFIG_FOLDER}/${START_FILE}`],
    probeHandlers: { startup: alive, liveness: alive, readiness: ready },
    volumes: [{ name: 'config', configMap: { name } }, passwordVolume(users)],
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      { name: 'passwords', mountPath: PASSWORD_FOLDER, readOnly: true },
      { name: 'data', mountPath: '/data' },
    ],
  };
}
