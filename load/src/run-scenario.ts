import { cpus } from 'node:os';
import { ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import { findPaths, listEndpoints } from './client/endpoints';
import { chooseEngine } from './engine/choose-engine';
import type { Engine, RequestStatistics } from './engine/engine';
import { findLimitFaults } from './machine/find-limit-faults';
import { MachineWatch } from './machine/machine-watch';
import { shareProcessors } from './machine/share-processors';
import { ServiceWatch } from './metrics/service-watch';
import { UsageRecorder } from './metrics/service-usage';
import type { Options } from './options';
import type { Progress } from './progress';
import { checkThresholds } from './report/check-thresholds';
import { describeCapacity } from './report/describe-capacity';
import { describeLimit, isMachineBusy } from './report/describe-limit';
import type { Report } from './report/report';
import { describeShape, type LoadShape } from './engine/load-shape';
import { type Scenario, SCENARIOS } from './scenario/scenarios';
import { deriveMetricsTargets, getContract, identify, identifyPages, isLoopback } from './scenario/target';
import { findDatabasePid } from './database/find-database';
import type { StoredRecords } from './database/stored-records';
import { takeSnapshot, verify } from './database/verification';

/** What a run works with beside its options. */
export interface RunProps {
  readonly shape: LoadShape;
  readonly progress: Progress;
  /** Aborted when the run is to end early. */
  readonly stop: AbortSignal;
  /** The database behind the service, when it is to be compared. */
  readonly records?: StoredRecords;
}

/**
 * Loads the target as a scenario says, and reports.
 *
 * @throws Error that says what is missing when the run cannot start, or the reason of `stop` when that came before
 */
export async function runScenario(options: Options, props: RunProps): Promise<Report> {
  const { scenario: name, url } = options;
  const { shape, stop, records, progress } = props;
  const { description, engines, thresholds }: Scenario = SCENARIOS[name];
  const engine = chooseEngine(name, engines, options.engine);
  const faults = findLimitFaults(shape.clients);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const target = await identify(url);
  const contract = getContract(target.service);
  const services = new ServiceWatch(options.metrics ? await identifyPages(options.metrics) : deriveMetricsTargets(url, contract));
  const before = records && (await takeSnapshot(records, services));
  stop.throwIfAborted();

  const startedAt = new Date().toISOString();
  const { outcome, machine, usage } = await measure(engine, contract, services, options, props);
  const checked = checkThresholds(thresholds, { ...outcome, services: usage });
  const observed = { machine, services: usage, shape, isLocal: isLoopback(new URL(url)), rate: outcome.total.requests / outcome.durationS };
  const processors = shareProcessors(observed);
  const capacity = isMachineBusy(machine) && describeCapacity({ ...observed, ...machine, shares: processors, thresholds: checked });
  if (records) progress.say('counting the documents that are stored, one by one');
  const verification = records && before && (await verify(records, services, before, outcome.stored));
  if (records) progress.end();
  return {
    scenario: name,
    description,
    load: describeShape(shape),
    engine: outcome.engine,
    target: { url, ...target },
    machine: { ...machine, description: `${cpus()[0]?.model ?? 'unknown processor'}, ${machine.cores} cores, Node ${process.version}` },
    startedAt,
    durationS: outcome.durationS,
    isCutShort: stop.aborted,
    endpoints: inOrder(outcome.endpoints, listEndpoints(contract)),
    total: outcome.total,
    thresholds: checked,
    dropped: outcome.dropped,
    points: outcome.points,
    services: usage,
    processors,
    limitedBy: describeLimit(observed),
    ...(capacity && { capacity }),
    ...(verification && { verification }),
    sources: outcome.sources,
  };
}

/** Runs the engine, and watches the machine and the services meanwhile. */
async function measure(
  engine: Engine,
  contract: ServiceContract,
  services: ServiceWatch,
  { scenario, url }: Options,
  { shape, progress, stop }: RunProps,
) {
  const { play, readEvery } = SCENARIOS[scenario];
  const usage = new UsageRecorder(services);
  const machine = new MachineWatch(findDatabasePid());
  const begin = () => {
    const startedAtMs = performance.now();
    usage.begin(startedAtMs);
    machine.begin();
    return startedAtMs;
  };
  await services.start();
  try {
    stop.throwIfAborted();
    const outcome = await engine({
      play,
      url,
      shape,
      client: { paths: findPaths(contract), readEvery },
      endpoints: listEndpoints(contract),
      timeoutS: ROUTE_DEFAULTS.timeoutMs / 1_000,
      services,
      begin,
      onProgress: (point) => progress.show(point),
      stop,
    });
    await services.scrapeAll();
    return { outcome, machine: machine.read(), usage: usage.read() };
  } finally {
    progress.end();
    machine.end();
    services.end();
  }
}

/** As the contract lists them, whatever the engine met first. */
function inOrder(endpoints: readonly RequestStatistics[], names: readonly string[]): readonly RequestStatistics[] {
  return [...endpoints].sort((a, b) => names.indexOf(a.endpoint) - names.indexOf(b.endpoint));
}
