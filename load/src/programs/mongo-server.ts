import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import { findProgram, getProgram } from './find-program';
import { LOOPBACK } from './loopback';
import type { ProgramProps } from './program';
import { Server } from './server';
import { makeTemporaryFolder } from './temporary-folder';

type Arguments = (port: number, folder: string) => { readonly args: readonly string[]; readonly env?: NodeJS.ProcessEnv };

/** Programs that serve MongoDB's protocol, and how each is told where to listen and where its data is. */
const PROGRAMS: Readonly<Record<string, Arguments>> = {
  mongod: (port, folder) => ({ args: ['--port', String(port), '--bind_ip', LOOPBACK, '--dbpath', folder] }),
  // FerretDB on SQLite, which is to use what a database of 500 MiB has: garbage is collected as that fills up, and not whenever it has doubled.
  'mongo-server': (port, folder) => ({
    args: ['-listen', `${LOOPBACK}:${port}`, '-dir', folder],
    env: { GOGC: 'off', GOMEMLIMIT: '450MiB' },
  }),
};

const NAMES = Object.keys(PROGRAMS).join(' or ');

const HOW_TO_GET =
  'install it (https://www.mongodb.com/docs/manual/installation), ' + `or name one that is called ${NAMES}: --mongo-server <name or path>`;

/**
 * Starts a database server with its data in a folder that the run removes.
 *
 * @param program name or path; by default the first of those known that is on PATH
 */
export async function startMongoServer(program = findMongoServer() ?? 'mongod', cleanup: Cleanup): Promise<Server> {
  const toArguments = PROGRAMS[basename(program)];
  if (!toArguments) throw new Error(`how to start ${program} is not known; name a program that is called ${NAMES}`);
  const path = getProgram(program, HOW_TO_GET);

  const folder = join(await makeTemporaryFolder(cleanup), 'mongo');
  await mkdir(folder);
  return Server.start((port): ProgramProps => {
    const { args, env = {} } = toArguments(port, folder);
    return { name: basename(program), command: [path, ...args], env };
  }, cleanup);
}

/** The first of the known programs that is on PATH: MongoDB's own before its stand-in. */
export function findMongoServer(): string | undefined {
  return Object.keys(PROGRAMS).find((name) => findProgram(name) !== undefined);
}
