import { dataService } from '@fairlead/contracts/data-service';
import { eventually } from '@fairlead/service-kit/testing';
import { openServer } from '../../testing/counted-server';
import { describeWithMongo, realMongo } from '../../testing/real-mongo';
import { recordCommands } from '../../testing/recorded-mongo';
import { startService } from '../../testing/start-service';

/** Reply of a server where the index by which records expire has another time. */
const INDEX_OPTIONS_CONFLICT = 85;

/** Commands that every user may send (MongoDB, "Privilege Actions": they have none). */
const OF_EVERY_USER = ['hello', 'isMaster', 'ismaster', 'ping', 'buildInfo', 'saslStart', 'saslContinue', 'endSessions'];

/** The action that a command needs on its collection. */
const ACTIONS: Readonly<Record<string, string>> = {
  find: 'find',
  count: 'find',
  insert: 'insert',
  createIndexes: 'createIndex',
  dropIndexes: 'dropIndex',
  collMod: 'collMod',
};

type Command = Readonly<Record<string, unknown>>;

const verbOf = (command: Command) => Object.keys(command)[0] ?? '';

/** Action and collection: `find on records`. */
function privilegeOf(command: Command): string {
  const verb = verbOf(command);
  const [stage = {}] = (command['pipeline'] ?? []) as object[];
  const action = '$collStats' in stage ? 'collStats' : ACTIONS[verb];
  return `${action ?? `the action of ${verb}`} on ${String(command[verb])}`;
}

/** What the service sends in a life with records that expire, or that do not. */
async function sentWith(environment: Readonly<Record<string, string>>): Promise<readonly Command[]> {
  const database = realMongo.newUrl();
  const { server, commands } = recordCommands(database, (command) => ('createIndexes' in command ? INDEX_OPTIONS_CONFLICT : undefined));
  const address = new URL(await openServer(server));
  address.pathname = new URL(database).pathname;
  const service = await startService({ MONGO_URL: address.href, ...environment });

  for (const path of ['/api/data', '/api/stats', '/api/cache/status']) expect((await fetch(service.url + path)).status).toBe(200);
  await eventually(() => commands.some((command) => 'dropIndexes' in command || 'collMod' in command));

  await service.stop();
  server.close();
  await realMongo.drop(database);
  return commands.filter((command) => !OF_EVERY_USER.includes(verbOf(command)));
}

describeWithMongo("what the service's user may do in MongoDB", () => {
  test('is what the service sends, and no more', async () => {
    const sent = [...(await sentWith({ RECORD_TTL_SECONDS: '60' })), ...(await sentWith({}))];

    const allowed = Object.entries(dataService.privileges.mongo ?? {}).flatMap(([name, actions]) =>
      actions.map((action) => `${action} on ${name}`),
    );
    expect([...new Set(sent.map(privilegeOf))].sort()).toEqual(allowed.sort());
  });
});
