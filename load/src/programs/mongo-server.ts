import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { getProgram } from './find-program';
import type { Cleanup } from './cleanup';
import { LOOPBACK } from './free-port';
import type { ProgramProps } from './program';
import { StoreServer } from './store-server';
import { makeTemporaryFolder } from './temporary-folder';

type Arguments = (port: number, folder: string) => { readonly args: readonly string[]; readonly env?: NodeJS.ProcessEnv };

/** Programs that serve MongoDB's protocol, and how each is told where to listen and where its data is. */
const PROGRAMS: Readonly<Record<string, Arguments>> = {
  mongod: (port, folder) => ({ args: ['--port', String(port), '--bind_ip', LOOPBACK, '--dbpath', folder] }),
  // FerretDB, which is to use what a database of 500 MiB has: garbage is collected as that fills up, and not whenever it has doubled.
  'mongo-server': (port, folder) => ({
    args: ['-listen', `${LOOPBACK}:${port}`, '-dir', folder],
    env: { GOGC: 'off', GOMEMLIMIT: '450MiB' },
  }),
};

const NAMES = Object.keys(PROGRAMS).join(' or ');

const HOW_TO_GET =
  `install one that is called ${NAMES} and name it, --mongo-server <name or path>; ` +
  'or build FerretDB with Go, npm run build:mongo-server, which makes dist/mongo-server';

/** The program by default. */
export const MONGO_SERVER = 'mongo-server';

/**
 * Starts a database server with its data in a folder that the run removes.
 *
 * @param program name or path of `mongod`, or of `mongo-server` (FerretDB)
 */
export async function startMongoServer(program: string, cleanup: Cleanup): Promise<StoreServer> {
  const toArguments = PROGRAMS[basename(program)];
  if (!toArguments) throw new Error(`how to start ${program} is not known; name a program that is called ${NAMES}`);
  const path = getProgram(program, HOW_TO_GET);

  const folder = join(await makeTemporaryFolder(cleanup), 'mongo');
  await mkdir(folder);
  return StoreServer.start((port): ProgramProps => {
    const { args, env = {} } = toArguments(port, folder);
    return { name: basename(program), command: [path, ...args], env };
  }, cleanup);
}
