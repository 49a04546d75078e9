/** Where the volume is mounted. */
export const VOLUME_FOLDER = '/var/lib/postgresql/data';

/** Where it keeps its records: not the volume itself, which has files of its own and another mode than the server demands. */
export const DATA_FOLDER = `${VOLUME_FOLDER}/pgdata`;

/** For its socket. */
export const TMP_FOLDER = '/tmp';

/** Where the container finds its files. */
export const FILES_FOLDER = '/etc/postgres';

/** Its files. */
export const FILES = Object.freeze({
  conf: 'postgresql.conf',
  access: 'pg_hba.conf',
  users: 'users.json',
  createUsers: 'create-users.sql',
  prepare: 'prepare.sh',
});
