import { PASSWORD_FOLDER } from '../store-user';

/** Where the container finds its ConfigMap. */
export const CONFIG_FOLDER = '/etc/mongo';

/** The file with the users. */
export const USERS_FILE = 'users.json';

/**
 * What `mongosh` runs on a server of its own: each user and its role become what {@link USERS_FILE} says, with the password that lies
 * under the user's name, and those of services that have left are removed.
 */
export const CREATE_USERS = `const { readFileSync } = require('fs');
const users = JSON.parse(readFileSync('${CONFIG_FOLDER}/${USERS_FILE}', 'utf8'));
const customData = { managedBy: 'fairlead' };

function isThere(kind, name) {
  return db.adminCommand({ [kind + 'sInfo']: name })[kind + 's'].length > 0;
}

function put(kind, name, body) {
  const command = isThere(kind, name) ? 'update' : 'create';
  db.adminCommand({ [command + (kind === 'user' ? 'User' : 'Role')]: name, ...body });
}

function remove(kind, name) {
  if (isThere(kind, name)) db.adminCommand({ [kind === 'user' ? 'dropUser' : 'dropRole']: name });
}

for (const { user, roles, privileges } of users) {
  const pwd = readFileSync('${PASSWORD_FOLDER}/' + user, 'utf8');
  if (pwd === '') throw new Error('the password of ' + user + ' is empty: fill it in the Secret that it comes from');
  if (privileges) put('role', user, { privileges, roles: [] });
  put('user', user, { pwd, roles, customData });
  if (!privileges) remove('role', user);
}

for (const { user, customData: { managedBy } = {} } of db.adminCommand({ usersInfo: 1 }).users) {
  if (managedBy !== customData.managedBy || users.some((each) => each.user === user)) continue;
  remove('user', user);
  remove('role', user);
}
`;
