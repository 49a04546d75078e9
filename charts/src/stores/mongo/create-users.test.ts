import { runInNewContext } from 'node:vm';
import { CREATE_USERS } from './create-users';

type Document = Readonly<Record<string, unknown>>;

/** The user and role commands of a MongoDB server: a role must be there before a user has it, and after. */
class AdminDatabase {
  readonly users = new Map<string, Document>();
  readonly roles = new Map<string, Document>();
  readonly commands: string[] = [];

  adminCommand(command: Document): Document {
    const [[verb, name] = ['', '']] = Object.entries(command) as [string, string][];
    this.commands.push(`${verb} ${name}`);
    const [, action = '', kind = ''] = /^(create|update|drop)?(User|user|Role|role)/.exec(verb) ?? [];
    const table = kind.toLowerCase() === 'user' ? this.users : this.roles;
    if (!action)
      return {
        [`${kind}s`]: [...table].filter(([each]) => name === each || (name as unknown) === 1).map(([user, body]) => ({ user, ...body })),
      };
    if (table.has(name) !== (action !== 'create')) throw new Error(`${verb} ${name}: ${table.has(name) ? 'is there' : 'is not there'}`);
    if (action === 'drop') table.delete(name);
    else table.set(name, this.#checked(command));
    return { ok: 1 };
  }

  #checked({ roles, ...body }: Document): Document {
    for (const role of roles as unknown[])
      if (typeof role === 'string' && role !== 'root' && !this.roles.has(role)) throw new Error(`there is no role ${role}`);
    return { roles, ...body };
  }
}

const admin = { user: 'store_admin', roles: ['root'] };
const privileges = [{ resource: { db: 'shop_prod', collection: 'records' }, actions: ['find'] }];
const records = { user: 'records', roles: ['records'], privileges };
const readWrite = { user: 'records', roles: [{ role: 'readWrite', db: 'shop_prod' }] };

/** Runs the script as `mongosh` does, with the files that the pod has. */
function run(db: AdminDatabase, users: readonly object[], password = 'secret'): void {
  const files = (path: string) => (path === '/etc/mongo/users.json' ? JSON.stringify(users) : password);
  runInNewContext(CREATE_USERS, { db, require: () => ({ readFileSync: files }) });
}

test('makes each user with its role and its password', () => {
  const db = new AdminDatabase();

  run(db, [admin, records]);

  expect(db.users.get('store_admin')).toMatchObject({ roles: ['root'], pwd: 'secret' });
  expect(db.users.get('records')).toMatchObject({ roles: ['records'], pwd: 'secret' });
  expect(db.roles.get('records')).toMatchObject({ privileges, roles: [] });
});

test.each([
  { left: 'nothing', before: [] },
  { left: 'a role without its user', before: [{ createRole: 'records', privileges: [], roles: [] }] },
  { left: 'the admin alone', before: [{ createUser: 'store_admin', pwd: 'secret', roles: ['root'] }] },
])('after a start that was interrupted and left $left, the next one does the rest', ({ before }) => {
  const db = new AdminDatabase();
  for (const command of before) db.adminCommand(command);

  run(db, [admin, records]);

  expect([...db.users.keys()]).toEqual(['store_admin', 'records']);
  expect(db.roles.get('records')).toMatchObject({ privileges });
});

test('a second start with a new password and other rights sets both', () => {
  const db = new AdminDatabase();
  run(db, [admin, records]);

  run(db, [admin, readWrite], 'new');

  expect(db.users.get('records')).toMatchObject({ pwd: 'new', roles: readWrite.roles });
  expect(db.roles.size).toBe(0);
});

test('a service that has left loses its user and its role, and users that others made stay', () => {
  const db = new AdminDatabase();
  db.adminCommand({ createUser: 'backup', pwd: 'theirs', roles: ['root'] });
  run(db, [admin, records]);

  run(db, [admin]);

  expect([...db.users.keys()]).toEqual(['backup', 'store_admin']);
  expect(db.roles.size).toBe(0);
});

test('a password that is empty is told, and no user is made with it', () => {
  const db = new AdminDatabase();

  expect(() => run(db, [admin], '')).toThrow('the password of store_admin is empty: fill it in the Secret that it comes from');
  expect(db.users.size).toBe(0);
});
