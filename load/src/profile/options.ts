import { parseArgs } from 'node:util';
import { parseSeconds, parseWhole } from '../parse-whole';

export const USAGE = `npm run profile:data -- [options]

Loads data-service under Node's profiler, and says what it spends its processor time on.

  --connections <n>        clients in a closed loop (default 1000)
  --duration <s>           length of the measurement (default 15s)
  --bundle <file>          profile this bundle of data-service, such as one of an earlier commit, instead of building one
  --as-node-does           run it with Node's own options, and with a log line for each request, not as production does
  --mongo-server <program> start this database server (mongod, or mongo-server for FerretDB) instead of using MONGO_URL
  --keep <file>            keep the profile; Chrome's DevTools open it
  --help`;

/** What `npm run profile:data` is told. */
export interface Options {
  readonly help: boolean;
  readonly connections: number;
  readonly durationS: number;
  readonly bundle: string | undefined;
  readonly asNodeDoes: boolean;
  readonly mongoServer: string | undefined;
  readonly keep: string | undefined;
}

/** @throws Error that names an option, what it is and what to write */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      connections: { type: 'string', default: '1000' },
      duration: { type: 'string', default: '15s' },
      bundle: { type: 'string' },
      'as-node-does': { type: 'boolean', default: false },
      'mongo-server': { type: 'string' },
      keep: { type: 'string' },
    },
  });
  return {
    help: values.help,
    connections: parseWhole('connections', values.connections),
    durationS: parseSeconds('duration', values.duration),
    bundle: values.bundle,
    asNodeDoes: values['as-node-does'],
    mongoServer: values['mongo-server'],
    keep: values.keep,
  };
}
