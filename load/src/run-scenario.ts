import { cpus } from 'node:os';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { findPaths, listEndpoints } from './client/endpoints';
import { chooseEngine } from './engine/choose-engine';
import { findLimitFaults } from './machine/find-limit-faults';
import { MachineWatch } from './machine/machine-watch';
import { ServiceWatch } from './metrics/service-watch';
import { deriveUsage } from './metrics/service-usage';
import type { Options } from './options';
import type { Progress } from './progress';
import { checkThresholds } from './report/check-thresholds';
import { describeLimit } from './report/describe-limit';
import type { Report } from './report/report';
import { describeShape, type LoadShape } from './scenario/load-shape';
import { type Scenario, SCENARIOS } from './scenario/scenarios';
import { deriveMetricsTargets, getContract, identify } from './scenario/target';
import type { StoredRecords } from './stored-records';
import { takeStock, verify } from './verification';

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
 * @throws Error that says what is missing when the run cannot start
 */
export async function runScenario(options: Options, { shape, progress, stop, records }: RunProps): Promise<Report> {
  const { scenario: name, url } = options;
  const { description, play, engines, readEvery, thresholds }: Scenario = SCENARIOS[name];
  const engine = chooseEngine(name, engines, options.engine);
  const faults = findLimitFaults(shape.clients);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const target = await identify(url);
  const contract = getContract(target.service);
  const services = new ServiceWatch(await findMetrics(options));
  const before = records && (await takeStock(records, services));

  const startedAt = new Date().toISOString();
  const startedAtMs = performance.now();
  await services.start();
  const watch = new MachineWatch();
  const outcome = await engine({
    play,
    url,
    shape,
    client: { paths: findPaths(contract), readEvery },
    endpoints: listEndpoints(contract),
    timeoutS: ROUTE_DEFAULTS.timeoutMs / 1_000,
    services,
    startedAtMs,
    onProgress: (point) => progress.show(point),
    stop,
  });
  progress.end();
  const machine = watch.end();
  await services.end();

  const usage = services.services.map((service) => deriveUsage(service, startedAtMs));
  const verification = records && before && (await verify(records, services, before, outcome.stored));
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
    endpoints: outcome.endpoints,
    total: outcome.total,
    thresholds: checkThresholds(thresholds, outcome.total, usage),
    points: outcome.points,
    services: usage,
    limitedBy: describeLimit(machine, usage, shape),
    ...(verification && { verification }),
    sources: outcome.sources,
  };
}

/** Pages of metrics that were named, or those that follow from the URL and answer. */
async function findMetrics({ url, metrics }: Options) {
  if (metrics) return Promise.all(metrics.map(async (page) => ({ name: (await identify(page)).service, url: page })));
  const { service } = await identify(url);
  return deriveMetricsTargets(url, getContract(service));
}
