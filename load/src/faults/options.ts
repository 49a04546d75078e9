import { parseArgs } from 'node:util';
import { parseSeconds, parseWhole } from '../parse-whole';
import { MONGO_SERVER } from '../programs/mongo-server';
import type { Fault } from './fault';

/** What `npm run faults` is told. */
export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  /** Names of the faults. */
  readonly faults: readonly string[];
  /** Clients in a closed loop. */
  readonly clients: number;
  /** How often something is killed; undefined: as often as the fault has it. */
  readonly times: number | undefined;
  /** Load before, between and after what goes wrong. */
  readonly phaseMs: number;
  /** How long the database is away. */
  readonly outageMs: number;
  readonly mongoServer: string;
}

export function usage(faults: readonly Fault[]): string {
  return `npm run faults -- [fault …] [options]

Injects faults while data-service is under full load, each into a service, a database and a cache of its own,
and fails when a promise is broken. Without a name, or with all, each of them:

${faults.map(({ name, description }) => `  ${name.padEnd(24)} ${description}`).join('\n')}

  --clients <n>            clients, each with one request under way (default 1000)
  --times <n>              how often the service (default 20) or the database (default 5) is killed
  --phase <s>              load before, between and after what goes wrong (default 3s)
  --outage <s>             how long the database is away (default 60s)
  --mongo-server <program> the database server: mongod, or mongo-server for FerretDB (default ${MONGO_SERVER})
  --json                   print the findings as JSON
  --help`;
}

/** @throws Error that names an option or a fault, what it is and what to write */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      clients: { type: 'string', default: '1000' },
      times: { type: 'string' },
      phase: { type: 'string', default: '3s' },
      outage: { type: 'string', default: '60s' },
      'mongo-server': { type: 'string', default: MONGO_SERVER },
    },
  });
  return {
    help: values.help,
    json: values.json,
    faults: values.help ? [] : parseFaults(positionals, known),
    clients: parseWhole('clients', values.clients),
    times: values.times === undefined ? undefined : parseWhole('times', values.times),
    phaseMs: parseSeconds('phase', values.phase) * 1_000,
    outageMs: parseSeconds('outage', values.outage) * 1_000,
    mongoServer: values['mongo-server'],
  };
}

function parseFaults(names: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => name !== 'all' && !known.includes(name));
  if (unknown.length > 0) throw new Error(`there is no fault ${unknown.join(', ')}; give some of ${known.join(', ')}, or all`);
  return names.length === 0 || names.includes('all') ? known : names;
}
