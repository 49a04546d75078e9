import { redisRules } from 'fairlead/contract';
import type { Store } from '../store';
import { REDIS_CONF } from './redis-conf';
import { PASSWORD_FOLDER, SERVER_USERS } from '../store-user';
import { keyPrefixOf } from '../store-variables';

/** Where the container finds its ConfigMap. */
export const CONFIG_FOLDER = '/etc/redis';

/** The key of the ConfigMap that lists the users. */
export const USERS_FILE = 'users';

/** One line for each user with a password: its name and what it may do (`ACL SETUSER`). Each service may do what its contract says. */
export function redisUsers(store: Store<'redis'>): string {
  const prefix = keyPrefixOf(store.platform);
  const lines = [
    [SERVER_USERS.admin, '~*', '&*', '+@all'],
    ...store.services.map((service) => [service.name, ...redisRules(store.privilegesOf(service), prefix)]),
  ];
  return lines.map((words) => `${words.join(' ')}\n`).join('');
}

/**
 * Starts the server with all users. It reads those with a password from its standard input, hashed, so that no password is in a file, in
 * the environment or in an argument of the server.
 */
export const START_SCRIPT = `set -eu
users=$(
  while read -r user rules; do
    password=${PASSWORD_FOLDER}/$user
    [ -s "$password" ] || { echo "$password is empty: fill the password of $user in the Secret that it comes from" >&2; exit 1; }
    hash=$(sha256sum <"$password")
    echo "user $user on #\${hash%% *} $rules"
  done <${CONFIG_FOLDER}/${USERS_FILE}
)
exec redis-server ${CONFIG_FOLDER}/${REDIS_CONF} - <<EOF
$users
EOF
`;
