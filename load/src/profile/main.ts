import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import { dataService } from '@fairlead/contracts/data-service';
import { ENDPOINTS } from '../client/endpoints';
import { readDeployedEnvironment } from '../programs/deployed-environment';
import { readProcessUsage } from '../machine/process-usage';
import { bundle } from '../programs/bundle';
import { createEmptyDatabase } from '../database/empty-database';
import { findDatabase } from '../database/find-database';
import { Service } from '../programs/service';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { loadWithWrk } from '../wrk/wrk';
import type { CpuProfile } from './cpu-profile';
import { formatProfile } from './format-profile';
import { type Options, parseOptions, USAGE } from './options';
import { shareWork } from './share-work';

/** Load before the measurement, in seconds: the code is compiled then. */
const WARM_UP_S = 5;

const PROFILE = 'data-service.cpuprofile';

const stop = createStopSignal(process);

/** `npm run profile:data`: what a request of data-service costs, and for what. */
async function run(options: Options): Promise<void> {
  console.log(await Cleanup.around(stop, (cleanup) => profile(options, cleanup)));
}

async function profile(options: Options, cleanup: Cleanup): Promise<string> {
  const { connections, durationS, asNodeDoes, keep } = options;
  const folder = await makeTemporaryFolder(cleanup);
  const { mongoUrl } = await findDatabase(options.mongoServer, cleanup);
  const database = createEmptyDatabase(mongoUrl, cleanup);

  const file = options.bundle ?? (await bundle(`apps/${dataService.name}`, folder));
  const startedAt = performance.now();
  const service = await Service.start(
    {
      name: dataService.name,
      file,
      nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${PROFILE}`],
      env: { ...database.env, LINGER_MS: '0', ...(!asNodeDoes && readDeployedEnvironment().runtime) },
      readyPath: dataService.probes.readiness,
    },
    cleanup,
  );
  const load = loadWithWrk({ url: service.url + ENDPOINTS.data.path, connections, rampS: WARM_UP_S, durationS });
  const before = await Promise.race([delay(WARM_UP_S * 1_000).then(() => usageOf(service)), load.then(() => usageOf(service))]);
  const { steady } = await load;
  const after = usageOf(service);
  await service.terminate();

  const text = await readFile(join(folder, PROFILE), 'utf8');
  if (keep !== undefined) await copyFile(join(folder, PROFILE), keep);
  const shares = shareWork(JSON.parse(text) as CpuProfile, (before.atMs - startedAt) * 1_000);
  return formatProfile(shares, (after.cpuUs - before.cpuUs) / steady.requests);
}

function usageOf({ pid }: Service) {
  return { ...readProcessUsage(pid), atMs: performance.now() };
}

void runCommand({ name: 'npm run profile:data', usage: USAGE, parse: parseOptions, run, stop }, process).then(() => process.exit());
