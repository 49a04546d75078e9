import { CommandLine, count, flag, formatOptions, HELP, listOf, option, type OptionValues, seconds, text } from '@fairlead/command-line';
import { LEAST_RATIO } from './bounds';

const OPTIONS = {
  rounds: option('--rounds <n>', { description: 'how often each is measured', kind: count, default: '3' }),
  durationS: option('--duration <s>', { description: 'length of a measurement, such as 15s', kind: seconds, default: '15s' }),
  warmUpS: option('--warm-up <s>', { description: 'load before it that is not counted', kind: seconds, default: '15s' }),
  connections: option('--connections <n,n>', { description: 'clients in a closed loop', kind: listOf(count), default: '50,1000' }),
  leastRatio: option('--least-ratio <n>', {
    description: "bound at the most connections, data-service's rate to the plain one's",
    kind: count,
    default: String(LEAST_RATIO),
  }),
  mongoServer: option('--mongo-server <program>', {
    description:
      'start this database server (mongod, or mongo-server for FerretDB); by default that of MONGO_URL is used, or what is on PATH started',
    kind: text,
  }),
  databasePid: option('--database-pid <pid>', {
    description: "the process of MONGO_URL's server, where it is not found by its port",
    kind: count,
  }),
  tracing: flag('--tracing', 'measure instead what tracing costs: off, one request in a hundred, and all'),
  json: flag('--json', 'print every sample'),
  help: HELP,
};

/** What `npm run bench:data` is told. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `npm run bench:data -- [options]

Loads data-service and its plain version, one after the other on the same database server, and holds the rates to their bound.
With --tracing it loads data-services that differ in how much they trace, in turns, and holds one request in a hundred to its bound.

${formatOptions(OPTIONS, 25)}`;

/** @throws Error that names an option, what it is and what to write */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
