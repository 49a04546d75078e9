import type { k8s } from 'cdk8s-plus-28';
import type { Image } from '../../environment/image';
import { lazily } from '../../objects/lazily';
import { RESTRICTED_CONTAINER } from '../../pod/pod-security';
import { type Resources, toRequirements } from '../../pod/resources';
import type { Store } from '../store';
import { PASSWORD_FOLDER, SERVER_USERS } from '../store-user';
import { databaseOf } from '../store-variables';
import { CONFIG_FOLDER, CREATE_USERS, USERS_FILE } from './create-users';
import { DATA_FOLDER, DATA_MOUNTS } from './mongo-container';

/** Keys of the ConfigMap. */
const SCRIPT_FILE = 'create-users.js';
const START_FILE = 'create-users.sh';

/** A user, as `createUser` and `createRole` take it. A service with privileges has a role of its own name. */
interface MongoUser {
  readonly user: string;
  readonly roles: readonly (string | { readonly role: string; readonly db: string })[];
  readonly privileges?: readonly {
    readonly resource: { readonly db: string; readonly collection: string };
    readonly actions: readonly string[];
  }[];
}

/**
 * Makes the users on a server that listens to nobody outside of the pod and asks nobody for a password, and ends it: at each start, before
 * the real one. So neither an interrupted first start nor a lost password matters. `mongosh` would write where its user is at home, which
 * is the volume of the records.
 */
const START_SCRIPT = `set -eu
export HOME=/tmp
log=/tmp/mongod.log
mongod --dbpath ${DATA_FOLDER} --bind_ip 127.0.0.1 --setParameter ttlMonitorEnabled=false --fork --logpath $log >/dev/null || { cat $log >&2; exit 1; }
trap 'mongod --dbpath ${DATA_FOLDER} --shutdown >/dev/null' EXIT
mongosh --quiet --norc mongodb://127.0.0.1/admin ${CONFIG_FOLDER}/${SCRIPT_FILE}
`;

/** What the ConfigMap of a server holds. */
export function mongoConfig(store: Store<'mongo'>): Record<string, string> {
  const users = lazily(() => `${JSON.stringify(mongoUsers(store), undefined, 2)}\n`);
  return { [START_FILE]: START_SCRIPT, [SCRIPT_FILE]: CREATE_USERS, [USERS_FILE]: users };
}

/** The users of a server. A service that says nothing of its privileges may read and write all of its platform's database. */
function mongoUsers(store: Store<'mongo'>): readonly MongoUser[] {
  const db = databaseOf(store.platform);
  const ofServices = store.services.map((service): MongoUser => {
    const { name } = service;
    const collections = store.privilegesOf(service);
    if (!collections) return { user: name, roles: [{ role: 'readWrite', db }] };
    const privileges = Object.entries(collections).map(([collection, actions]) => ({ resource: { db, collection }, actions }));
    return { user: name, roles: [name], privileges };
  });
  return [{ user: SERVER_USERS.admin, roles: ['root'] }, ...ofServices];
}

/** The volume of the ConfigMap, which has the store's name. */
export function configVolume({ name }: Pick<Store, 'name'>): k8s.Volume {
  return { name: 'config', configMap: { name } };
}

/** The initContainer that makes the users. */
export function createUsers(image: Image, resources: () => Resources): k8s.Container {
  return {
    name: 'create-users',
    ...image,
    command: ['sh', `${CONFIG_FOLDER}/${START_FILE}`],
    volumeMounts: [
      ...DATA_MOUNTS,
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      { name: 'passwords', mountPath: PASSWORD_FOLDER, readOnly: true },
    ],
    resources: lazily(() => toRequirements(resources())),
    securityContext: RESTRICTED_CONTAINER,
  };
}
