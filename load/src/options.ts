import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from './engine/engine';
import { describeShape } from './scenario/load-shape';
import { SCENARIOS, type ScenarioName } from './scenario/scenarios';
import { isLoopback } from './scenario/target';

/** What `npm run load` was asked for. */
export interface Options {
  readonly scenario: ScenarioName;
  readonly clients?: number;
  readonly durationS?: number;
  /** Origin of the target. */
  readonly url: string;
  readonly engine?: EngineName;
  /** Pages of metrics; those that follow from the URL when missing. */
  readonly metrics?: readonly string[];
  readonly verify: boolean;
  /** Folder of the reports. */
  readonly out: string;
}

export const USAGE = `npm run load -- <scenario> [options]

Loads the platform that runs at --url, reports rate, latency, errors and what the services used, and holds all of it to thresholds.

${describeScenarios()}

  --clients <n>         how many ask at the same time
  --duration <time>     how long: 30s, 5m, 1h; a scenario of stages keeps its proportions
  --url <url>           whom to load; by default the service of the scenario, on this machine at its contract's port
  --out <folder>        where report.json, report.md and report.html go; by default dist/load/<scenario>
  --engine <name>       ${ENGINES.join(', ')}; by default k6 where it is installed, else autocannon; wrk costs the least, for api-data
  --verify              compare what was acknowledged with the database at MONGO_URL
  --metrics <url,url>   the /metrics of each pod to watch; by default those of the service at --url and of the services it calls
  --allow-remote        load another machine than this one; make sure that it is yours
  --help                print this text

Exit code: 0 when every threshold held, 1 when one did not or --verify found a difference, 2 when it could not start, 130 after Ctrl-C.`;

/** @throws TypeError that names the option that is wrong; undefined stands for a wish for help */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      clients: { type: 'string' },
      duration: { type: 'string' },
      url: { type: 'string' },
      out: { type: 'string' },
      engine: { type: 'string' },
      verify: { type: 'boolean', default: false },
      metrics: { type: 'string' },
      'allow-remote': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;

  const scenario = parseScenario(positionals);
  const url = parseUrl('--url', values.url ?? `http://localhost:${SCENARIOS[scenario].contract.ports.traffic}`);
  const metrics = values.metrics?.split(',').map((page) => parseUrl('--metrics', page));
  if (!values['allow-remote']) for (const address of [url, ...(metrics ?? [])]) refuseRemote(address);
  return {
    scenario,
    ...(values.clients !== undefined && { clients: parseClients(values.clients) }),
    ...(values.duration !== undefined && { durationS: parseDurationS(values.duration) }),
    url: url.origin,
    ...(values.engine !== undefined && { engine: parseEngine(values.engine) }),
    ...(metrics && { metrics: metrics.map(({ href }) => href) }),
    verify: values.verify,
    out: values.out ?? `dist/load/${scenario}`,
  };
}

function describeScenarios(): string {
  return Object.entries(SCENARIOS)
    .flatMap(([name, { description, shape }]) => [`  ${name.padEnd(20)}  ${description};`, `${' '.repeat(24)}${describeShape(shape)}`])
    .join('\n');
}

function parseScenario([name, ...rest]: readonly string[]): ScenarioName {
  const known = Object.keys(SCENARIOS).join(', ');
  if (name === undefined) throw new TypeError(`no scenario given; give one of ${known}`);
  if (!Object.hasOwn(SCENARIOS, name)) throw new TypeError(`there is no scenario ${JSON.stringify(name)}; give one of ${known}`);
  if (rest.length > 0) throw new TypeError(`one scenario at a time; ${JSON.stringify(rest[0])} is one too many`);
  return name as ScenarioName;
}

function parseClients(text: string): number {
  const clients = Number(text);
  if (!Number.isInteger(clients) || clients < 1 || clients > 50_000)
    throw new TypeError(`--clients is ${text}; give a whole number from 1 to 50000`);
  return clients;
}

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;

function parseDurationS(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([smh])$/.exec(text) ?? [];
  if (count === undefined) throw new TypeError(`--duration is ${text}; give a number and s, m or h, such as 30s`);
  return Number(count) * SECONDS[unit as keyof typeof SECONDS];
}

function parseEngine(name: string): EngineName {
  const engine = ENGINES.find((known) => known === name);
  if (!engine) throw new TypeError(`--engine is ${name}; give one of ${ENGINES.join(', ')}`);
  return engine;
}

function parseUrl(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new TypeError(`${option} is ${text}; give an address such as http://localhost:3000`);
  if (url.username || url.password) throw new TypeError(`${option} holds a credential; give the address alone`);
  return url;
}

/** A load test of somebody else's machine is an attack, and a slip of the keyboard is enough. */
function refuseRemote(url: URL): void {
  if (!isLoopback(url))
    throw new TypeError(
      `${url.hostname} is not this machine, and loading one that is not yours is an attack; when it is yours, say so with --allow-remote`,
    );
}
