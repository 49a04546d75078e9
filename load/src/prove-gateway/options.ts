import { CommandLine, count, flag, formatEntries, formatOptions, HELP, option, seconds, wholeNumber } from '@fairlead/command-line';

/** Of the labels, with the space behind them. */
const WIDTH = 25;

/** How many times as long as before normal clients may wait, by their p99, without any slack. */
const MOST_TIMES = 2;

const OPTIONS = {
  rate: option('--rate <n>', { description: 'requests a second of the normal clients', kind: count, default: '200' }),
  connections: option('--connections <n>', { description: 'connections of the normal clients', kind: count, default: '50' }),
  phaseS: option('--phase <s>', { description: 'how long each of what is compared is measured', kind: seconds, default: '10s' }),
  sharePercent: option('--share <percent>', {
    description: 'how much of each attack is made: 10 makes seven of 64 slow readers',
    kind: wholeNumber({ min: 1, max: 100 }),
    default: '100',
  }),
  times: option('--times <n>', { description: 'how often an instance is killed', kind: count, default: '3' }),
  slackPercent: option('--slack <percent>', {
    description: 'by how much the promise of times may be missed, as on a machine that does other things beside it',
    kind: count,
  }),
  json: flag('--json', 'print the findings as JSON'),
  help: HELP,
};

/** What `npm run prove:gateway` is told. */
export interface Options {
  readonly json: boolean;
  /** Names of the scenarios. */
  readonly scenarios: readonly string[];
  /** Requests a second of the normal clients. */
  readonly rate: number;
  /** Their connections. */
  readonly connections: number;
  /** How long each of what is compared is measured. */
  readonly phaseMs: number;
  /** How much of each attack is made, from 0 to 1. */
  readonly share: number;
  /** How many times as long as before normal clients may wait, by their p99. */
  readonly mostTimes: number;
  /** How often an instance is killed. */
  readonly times: number;
}

export function usage(scenarios: readonly { readonly name: string; readonly description: string }[]): string {
  return `npm run prove:gateway -- [scenario …] [options]

Runs the platform on this machine, lets slow and greedy clients at its gateway, freezes, kills and restarts what is behind it,
and fails when normal clients notice more of that than is promised. Without a name, or with all, each of them:

${formatEntries(
  scenarios.map(({ name, description }) => [name, description]),
  WIDTH,
)}

Services keep what they store in memory, or where REDIS_URL and MONGO_URL say.

${formatOptions(OPTIONS, WIDTH)}`;
}

/** @throws Error that names an option or a scenario, what it is and what to write */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const scenarios = parseScenarios(line.positionals, known);
  const { phaseS, sharePercent, slackPercent = 0, ...options } = line.getAll();
  return { ...options, scenarios, phaseMs: phaseS * 1_000, share: sharePercent / 100, mostTimes: MOST_TIMES * (1 + slackPercent / 100) };
}

function parseScenarios(names: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = names.filter((name) => name !== 'all' && !known.includes(name));
  if (unknown.length > 0) throw new Error(`there is no scenario ${unknown.join(', ')}; give some of ${known.join(', ')}, or all`);
  return names.length === 0 || names.includes('all') ? known : names;
}
