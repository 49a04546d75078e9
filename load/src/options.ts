import {
  address,
  choice,
  CommandLine,
  flag,
  formatEntries,
  formatOptions,
  HELP,
  type Kind,
  listOf,
  option,
  text,
  wholeNumber,
} from '@fairlead/command-line';
import { SERVICES } from '@fairlead/contracts';
import { ENGINES, type EngineName } from './engine/engine';
import { describeShape } from './engine/load-shape';
import { SCENARIOS, type ScenarioName } from './scenario/scenarios';
import { isLoopback } from './scenario/target';

/** What `npm run load` was asked for. */
export interface Options {
  readonly scenario: ScenarioName;
  readonly clients: number | undefined;
  readonly durationS: number | undefined;
  /** Requests a second. */
  readonly perSecond: number | undefined;
  /** Origin of the target. */
  readonly url: string;
  readonly engine: EngineName | undefined;
  /** Pages of metrics; those that follow from the URL when missing. */
  readonly metrics: readonly string[] | undefined;
  /** Who serves at the URL; asked there when missing. */
  readonly service: string | undefined;
  readonly verify: boolean;
  /** Folder of the reports. */
  readonly out: string;
}

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

const duration: Kind<number> = (given, name) => {
  const [, count, unit] = /^([1-9]\d{0,4})([smh])$/.exec(given) ?? [];
  if (count === undefined) throw new Error(`${name} is ${given}; give a number and s, m or h, such as 30s`);
  return Number(count) * SECONDS[unit as keyof typeof SECONDS];
};

const OPTIONS = {
  clients: option('--clients <n>', { description: 'how many ask at the same time', kind: wholeNumber({ min: 1, max: 50_000 }) }),
  durationS: option('--duration <time>', {
    description: 'how long: 30s, 5m, 1h; a scenario of stages keeps its proportions',
    kind: duration,
  }),
  perSecond: option('--rate <n>', {
    description: 'requests a second of soak, instead of a share of the best rate',
    kind: wholeNumber({ min: 1, max: 100_000 }),
  }),
  url: option('--url <url>', {
    description: "whom to load; by default the service of the scenario, on this machine at its contract's port",
    kind: address,
  }),
  out: option('--out <folder>', {
    description: 'where report.json, report.md and report.html go; by default dist/load/<scenario>',
    kind: text,
  }),
  engine: option('--engine <name>', {
    description: `${ENGINES.join(', ')}; by default k6 where it is installed, else undici; wrk costs the least, for api-data`,
    kind: choice(ENGINES),
  }),
  verify: flag('--verify', 'compare what was acknowledged with the database at MONGO_URL'),
  metrics: option('--metrics <url,url>', {
    description: 'the /metrics of each pod to watch; by default those of the service at --url and of the services it calls',
    kind: listOf(address),
  }),
  service: option('--service <name>', {
    description: 'who serves at --url, where its health is on another port: behind an ingress; only --metrics are watched then',
    kind: choice(SERVICES.map(({ name }) => name)),
  }),
  allowRemote: flag('--allow-remote', 'load another machine than this one; make sure that it is yours'),
  help: HELP,
};

/** Of the labels, with the space behind them. */
const WIDTH = 22;

export const USAGE = `npm run load -- <scenario> [options]

Loads the platform that runs at --url, reports rate, latency, errors and what the services used, and holds all of it to thresholds.

${describeScenarios()}

${formatOptions(OPTIONS, WIDTH)}

Exit code: 0 when every threshold held, 1 when one did not or --verify found a difference, 2 when it could not start, 130 after Ctrl-C.`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const scenario = parseScenario(line.positionals);
  const url = line.get('url') ?? new URL(`http://localhost:${SCENARIOS[scenario].contract.ports.traffic}`);
  const metrics = line.get('metrics');
  if (!line.get('allowRemote')) for (const target of [url, ...(metrics ?? [])]) refuseRemote(target);
  return {
    scenario,
    clients: line.get('clients'),
    durationS: line.get('durationS'),
    perSecond: line.get('perSecond'),
    url: url.origin,
    engine: line.get('engine'),
    metrics: metrics?.map(({ href }) => href),
    service: line.get('service'),
    verify: line.get('verify'),
    out: line.get('out') ?? `dist/load/${scenario}`,
  };
}

function describeScenarios(): string {
  const entries = Object.entries(SCENARIOS).flatMap(([name, { description, shape }]): [string, string][] => [
    [name, `${description};`],
    ['', describeShape(shape)],
  ]);
  return formatEntries(entries, WIDTH);
}

function parseScenario([name, ...rest]: readonly string[]): ScenarioName {
  const known = Object.keys(SCENARIOS).join(', ');
  if (name === undefined) throw new Error(`no scenario given; give one of ${known}`);
  if (!Object.hasOwn(SCENARIOS, name)) throw new Error(`there is no scenario ${JSON.stringify(name)}; give one of ${known}`);
  if (rest.length > 0) throw new Error(`one scenario at a time; ${JSON.stringify(rest[0])} is one too many`);
  return name as ScenarioName;
}

/** A load test of somebody else's machine is an attack, and a slip of the keyboard is enough. */
function refuseRemote(url: URL): void {
  if (!isLoopback(url))
    throw new Error(
      `${url.hostname} is not this machine, and loading one that is not yours is an attack; when it is yours, say so with --allow-remote`,
    );
}
