import { SERVER_USERS } from '../store-user';
import type { Store } from '../store';
import { databaseOf } from '../store-variables';
import { CREATE_USERS } from './create-users';
import { hostAccess, postgresConf, type PostgresConfProps } from './postgres-conf';
import { DATA_FOLDER, FILES, FILES_FOLDER, TMP_FOLDER } from './postgres-folders';

/** What a service may do that says nothing of it: all in the schema that everybody has, as the owner of its tables. */
const EVERYTHING = { public: ['create'] };

/**
 * Makes the folder of the records, where it is not there, and then the users on a server that listens on a socket in its own container alone
 * and asks it for no password: at each start, before the real one. A folder that is only begun has another name.
 */
const PREPARE = `set -eu
data=${DATA_FOLDER}
log=${TMP_FOLDER}/prepare.log
if [ ! -e $data ]; then
  rm -rf $data.new
  initdb --pgdata $data.new --username ${SERVER_USERS.admin} --auth trust --encoding UTF8 --locale C.UTF-8 --data-checksums >$log || { cat $log >&2; exit 1; }
  mv $data.new $data
fi
chmod 700 $data
pg_ctl start --silent --wait --timeout 86400 --pgdata $data --log $log --options "-c listen_addresses= -c unix_socket_directories=${TMP_FOLDER}" || { cat $log >&2; exit 1; }
trap 'pg_ctl stop --silent --mode fast --pgdata $data' EXIT
PGOPTIONS="-c client_min_messages=warning" psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set "database=$1" --host ${TMP_FOLDER} --username ${SERVER_USERS.admin} --dbname postgres --file ${FILES_FOLDER}/${FILES.createUsers}
`;

/** The files of a server, by name. */
export function postgresFiles(store: Store<'postgres'>, props: PostgresConfProps): Record<string, string> {
  return {
    [FILES.conf]: postgresConf(props),
    [FILES.access]: hostAccess(databaseOf(store.platform)),
    [FILES.prepare]: PREPARE,
    [FILES.createUsers]: CREATE_USERS,
    [FILES.users]: `${JSON.stringify(usersOf(store), undefined, 2)}\n`,
  };
}

/** What each service may do, by schema. */
function usersOf(store: Store<'postgres'>): Record<string, unknown> {
  return Object.fromEntries(store.services.map((service) => [service.name, store.privilegesOf(service) ?? EVERYTHING]));
}
