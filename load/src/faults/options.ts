import { CommandLine, count, flag, formatEntries, formatOptions, HELP, option, seconds, text } from '@fairlead/command-line';

/** How often something is killed, unless that is told. */
export const KILLS = Object.freeze({ service: 20, database: 5 });

/** Of the labels, with the space behind them. */
const WIDTH = 25;

const OPTIONS = {
  clients: option('--clients <n>', { description: 'clients, each with one request under way', kind: count, default: '1000' }),
  times: option('--times <n>', {
    description: `how often the service (default ${KILLS.service}) or the database (default ${KILLS.database}) is killed`,
    kind: count,
  }),
  phaseS: option('--phase <s>', { description: 'load before, between and after what goes wrong', kind: seconds, default: '3s' }),
  outageS: option('--outage <s>', { description: 'how long the database is away', kind: seconds, default: '60s' }),
  mongoServer: option('--mongo-server <program>', {
    description: 'the database server; by default mongod, or else mongo-server (FerretDB), whichever is on PATH',
    kind: text,
  }),
  json: flag('--json', 'print the findings as JSON'),
  help: HELP,
};

/** What `npm run faults` is told. */
export interface Options {
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
  /** Undefined: what is on PATH. */
  readonly mongoServer: string | undefined;
}

export function usage(faults: readonly { readonly name: string; readonly description: string }[]): string {
  return `npm run faults -- [fault …] [options]

Injects faults while data-service is under full load, each into a service, a database and a cache of its own,
and fails when a promise is broken. Without a name, or with all, each of them:

${formatEntries(
  faults.map(({ name, description }) => [name, description]),
  WIDTH,
)}

${formatOptions(OPTIONS, WIDTH)}`;
}

/** @throws Error that names an option or a fault, what it is and what to write */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const faults = parseFaults(line.positionals, known);
  const { phaseS, outageS, ...options } = line.getAll();
  return { ...options, faults, phaseMs: phaseS * 1_000, outageMs: outageS * 1_000 };
}

function parseFaults(names: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => name !== 'all' && !known.includes(name));
  if (unknown.length > 0) throw new Error(`there is no fault ${unknown.join(', ')}; give some of ${known.join(', ')}, or all`);
  return names.length === 0 || names.includes('all') ? known : names;
}
