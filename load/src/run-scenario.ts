import { cpus } from 'node:os';
import { ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { findPaths, findRoutes, listEndpoints, listPlainPaths } from './client/endpoints';
import { ExpiryWatch } from './database/expiry-watch';
import type { StoredRecords } from './database/stored-records';
import { takeSnapshot, verify } from './database/verification';
import { chooseEngine } from './engine/choose-engine';
import type { Point, RequestStatistics } from './engine/engine';
import { findRate } from './engine/find-rate';
import { describeShape, findDurationS, type LoadShape, type ShareOfBestRate } from './engine/load-shape';
import { findLimitFaults } from './machine/find-limit-faults';
import { shareProcessors } from './machine/share-processors';
import { type MeasuredRun, measureRun } from './measure-run';
import { ServiceWatch } from './metrics/service-watch';
import type { Options } from './options';
import type { Progress } from './progress';
import { checkThresholds } from './report/check-thresholds';
import { describeCapacity } from './report/describe-capacity';
import { describeLimit, isMachineBusy } from './report/describe-limit';
import { formatCount } from './report/format';
import type { Report } from './report/report';
import { type Scenario, SCENARIOS } from './scenario/scenarios';
import { deriveMetricsTargets, getContract, identify, identifyPages, isLoopback, type MetricsTarget } from './scenario/target';

/** What a run works with beside its options. */
export interface RunProps {
  readonly shape: LoadShape | ShareOfBestRate;
  readonly progress: Progress;
  /** Aborted when the run is to end early. */
  readonly stop: AbortSignal;
  /** The database behind the service, where it is known and looked into. */
  readonly records?: StoredRecords;
}

/**
 * Loads the target as a scenario says, and reports.
 *
 * @throws Error that says what is missing when the run cannot start, or the reason of `stop` when that came before
 */
export async function runScenario(options: Options, props: RunProps): Promise<Report> {
  const { scenario: name, url } = options;
  const { stop, records, progress } = props;
  const { play, readEvery, engines, watchesExpiry }: Scenario = SCENARIOS[name];
  const engine = chooseEngine(name, engines, options.engine);
  const faults = findLimitFaults(props.shape.clients);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const target = options.service === undefined ? await identify(url) : { service: options.service, version: 'not asked' };
  const contract = getContract(target.service);
  const services = new ServiceWatch(await findMetrics(options, contract));
  const expiry = watchesExpiry && records && (await ExpiryWatch.open(records, findDurationS(props.shape) ?? 0));
  const task = {
    ...{ play, url, services, stop },
    client: {
      paths: options.service === undefined ? findPaths(contract) : findRoutes(contract),
      plain: listPlainPaths(contract),
      readEvery,
    },
    endpoints: listEndpoints(contract),
    timeoutS: ROUTE_DEFAULTS.timeoutMs / 1_000,
    onProgress: (point: Point) => progress.show(point),
  };
  if (props.shape.kind === 'share of best rate') progress.say('finding the best rate in a closed loop');
  const { shape, bestRate } = await findRate(engine, task, props.shape);
  const before = options.verify && records && (await takeSnapshot(records, services));
  stop.throwIfAborted();

  const startedAt = new Date().toISOString();
  const run = await measureRun(engine, { ...task, shape }, expiry || undefined).finally(() => progress.end());
  if (before) progress.say('counting the documents that are stored, one by one');
  const verification = before && records && (await verify(records, services, before, run.outcome.stored));
  if (before) progress.end();
  return {
    ...{ scenario: name, load: describeShape(shape), target: { url, ...target }, startedAt, isCutShort: stop.aborted },
    ...judge(SCENARIOS[name], run, { shape, url }),
    endpoints: inOrder(run.outcome.endpoints, listEndpoints(contract)),
    ...(verification && { verification }),
    sources: [...run.outcome.sources, ...describeRate(props.shape, bestRate), ...describeUnwatched(SCENARIOS[name], records)],
  };
}

/** Behind an ingress there are none but those that somebody names. */
async function findMetrics({ metrics, service, url }: Options, contract: ServiceContract): Promise<readonly MetricsTarget[]> {
  if (metrics) return identifyPages(metrics);
  return service === undefined ? deriveMetricsTargets(url, contract) : [];
}

/** What was measured, held to the thresholds and explained. */
function judge(
  { description, thresholds }: Scenario,
  run: MeasuredRun,
  { shape, url }: { readonly shape: LoadShape; readonly url: string },
) {
  const { outcome, machine, services, expiry } = run;
  const { engine, durationS, total, dropped, points } = outcome;
  const checked = checkThresholds(thresholds, { ...outcome, services });
  const observed = { machine, services, shape, isLocal: isLoopback(new URL(url)), rate: total.requests / durationS };
  const processors = shareProcessors(observed);
  const capacity = isMachineBusy(machine) && describeCapacity({ ...observed, ...machine, shares: processors, thresholds: checked });
  return {
    ...{ description, engine, durationS, total, dropped, points, services, processors },
    machine: { ...machine, description: `${cpus()[0]?.model ?? 'unknown processor'}, ${machine.cores} cores, Node ${process.version}` },
    thresholds: checked,
    limitedBy: describeLimit(observed),
    ...(capacity && { capacity }),
    ...(expiry && { expiry }),
  };
}

function describeRate(asked: RunProps['shape'], bestRate: number | undefined): readonly string[] {
  if (asked.kind !== 'share of best rate' || bestRate === undefined) return [];
  return [
    `The rate is ${100 * asked.share} % of what as many clients in a closed loop were answered before, ${formatCount(bestRate)} a second.`,
  ];
}

function describeUnwatched({ watchesExpiry }: Scenario, records: StoredRecords | undefined): readonly string[] {
  return watchesExpiry && !records ? ['Whether records expire was not looked at: MONGO_URL does not say where they are.'] : [];
}

/** As the contract lists them, whatever the engine met first. */
function inOrder(endpoints: readonly RequestStatistics[], names: readonly string[]): readonly RequestStatistics[] {
  return [...endpoints].sort((a, b) => names.indexOf(a.endpoint) - names.indexOf(b.endpoint));
}
