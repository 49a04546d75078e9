import { parseArgs } from 'node:util';
import { parseSeconds, parseWhole } from '../parse-whole';
import { LEAST_RATIO } from './bounds';

export const USAGE = `npm run bench:data -- [options]

Loads data-service and its plain version, one after the other on the same database server, and holds the rates to their bound.

  --rounds <n>             how often each is measured (default 3)
  --duration <s>           length of a measurement, such as 15s (default 15s)
  --warm-up <s>            load before it that is not counted (default 15s)
  --connections <n,n>      clients in a closed loop (default 50,1000)
  --least-ratio <n>        bound at the most connections, data-service's rate to the plain one's (default ${LEAST_RATIO})
  --mongo-server <program> start this database server (mongod, or mongo-server for FerretDB) instead of using MONGO_URL
  --database-pid <pid>     the process of MONGO_URL's server, where it is not found by its port
  --json                   print every sample
  --help`;

/** What `npm run bench:data` is told. */
export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly rounds: number;
  readonly durationS: number;
  readonly warmUpS: number;
  readonly connections: readonly number[];
  readonly leastRatio: number;
  readonly mongoServer: string | undefined;
  readonly databasePid: number | undefined;
}

/** @throws Error that names an option, what it is and what to write */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      duration: { type: 'string', default: '15s' },
      'warm-up': { type: 'string', default: '15s' },
      connections: { type: 'string', default: '50,1000' },
      'least-ratio': { type: 'string', default: String(LEAST_RATIO) },
      'mongo-server': { type: 'string' },
      'database-pid': { type: 'string' },
    },
  });
  const pid = values['database-pid'];
  return {
    help: values.help,
    json: values.json,
    rounds: parseWhole('rounds', values.rounds),
    durationS: parseSeconds('duration', values.duration),
    warmUpS: parseSeconds('warm-up', values['warm-up']),
    connections: values.connections.split(',').map((count) => parseWhole('connections', count)),
    leastRatio: parseWhole('least-ratio', values['least-ratio']),
    mongoServer: values['mongo-server'],
    databasePid: pid === undefined ? undefined : parseWhole('database-pid', pid),
  };
}
