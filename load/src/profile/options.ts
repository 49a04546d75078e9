import { CommandLine, count, flag, formatOptions, HELP, option, type OptionValues, seconds, text } from '@fairlead/command-line';

const OPTIONS = {
  connections: option('--connections <n>', { description: 'clients in a closed loop', kind: count, default: '1000' }),
  durationS: option('--duration <s>', { description: 'length of the measurement', kind: seconds, default: '15s' }),
  bundle: option('--bundle <file>', {
    description: 'profile this bundle of data-service, such as one of an earlier commit, instead of building one',
    kind: text,
  }),
  asNodeDoes: flag('--as-node-does', "run it with Node's own options, and with a log line for each request, not as production does"),
  mongoServer: option('--mongo-server <program>', {
    description:
      'start this database server (mongod, or mongo-server for FerretDB); by default that of MONGO_URL is used, or what is on PATH started',
    kind: text,
  }),
  keep: option('--keep <file>', { description: "keep the profile; Chrome's DevTools open it", kind: text }),
  help: HELP,
};

/** What `npm run profile:data` is told. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `npm run profile:data -- [options]

Loads data-service under Node's profiler, and says what it spends its processor time on.

${formatOptions(OPTIONS, 25)}`;

/** @throws Error that names an option, what it is and what to write */
export function parseOptions(args: readonly string[]): Options {
  return new CommandLine(args, OPTIONS).getAll();
}
