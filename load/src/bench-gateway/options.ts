import { choice, CommandLine, count, flag, formatOptions, HELP, listOf, option, type OptionValues, seconds } from '@fairlead/command-line';
import { EXCHANGES, type ExchangeKey } from './exchanges';

const KEYS = Object.keys(EXCHANGES) as ExchangeKey[];

const OPTIONS = {
  rounds: option('--rounds <n>', { description: 'how often each is measured', kind: count, default: '3' }),
  durationS: option('--duration <s>', { description: 'length of a measurement, such as 5s', kind: seconds, default: '5s' }),
  warmUpS: option('--warm-up <s>', { description: 'load before it that is not counted', kind: seconds, default: '3s' }),
  connections: option('--connections <n,n>', { description: 'clients in a closed loop', kind: listOf(count), default: '64,1000' }),
  exchanges: option('--exchanges <name,name>', {
    description: `what they ask for: ${KEYS.join(', ')}`,
    kind: listOf(choice(KEYS)),
    default: KEYS.join(','),
  }),
  slackPercent: option('--slack <percent>', {
    description: 'by how much each bound may be missed, as on a machine that does other things beside it',
    kind: count,
  }),
  tracing: flag('--tracing', 'measure instead what tracing costs: off, one request in a hundred, and all'),
  json: flag('--json', 'print every sample'),
  help: HELP,
};

/** What `npm run bench:gateway` is told. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `npm run bench:gateway -- [options]

Loads api-gateway and the proxies that others use in its place, one after the other before the same service, and compares their processor
time a request and their rates. nginx and haproxy are measured where they are installed. With --tracing it loads gateways that differ in
how much they trace, in turns, and holds one request in a hundred to its bound: give it many short rounds.

${formatOptions(OPTIONS, 25)}`;

/** @throws Error that names an option, what it is and what to write */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
