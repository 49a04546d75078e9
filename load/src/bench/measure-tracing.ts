import type { Cleanup } from '@fairlead/command-line';
import { type Cost, deriveCosts } from '../bench-tracing/costs';
import { startCollector } from '../bench-tracing/collector';
import { listModes } from '../bench-tracing/modes';
import { takeTurns } from '../bench-tracing/take-turns';
import { ENDPOINTS } from '../client/endpoints';
import { createEmptyDatabase } from '../database/empty-database';
import { findDatabase } from '../database/find-database';
import { readDeployedEnvironment } from '../programs/deployed-environment';
import { Service } from '../programs/service';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { Progress } from '../progress';
import { loadWithWrk } from '../wrk/wrk';
import type { Options } from './options';
import { bundleVersions, OURS, type Version } from './versions';

/** What tracing costs data-service under each number of connections, each on a database of its own. */
export async function measureTracing({ connections, mongoServer, ...times }: Options, cleanup: Cleanup): Promise<readonly Cost[]> {
  const { mongoUrl } = await findDatabase(mongoServer, cleanup);
  const progress = new Progress(process.stderr);
  progress.say('bundling the services');
  const versions = await bundleVersions(await makeTemporaryFolder(cleanup), readDeployedEnvironment());
  const version = versions.find(({ name }) => name === OURS) as Version;
  const modes = listModes(await startCollector(cleanup));
  const services = await Promise.all(
    modes.map(async ({ name, env }) => {
      const database = createEmptyDatabase(mongoUrl, cleanup);
      const traced = { ...version, name: `tracing ${name}`, env: { ...database.env, ...version.env, ...env } };
      return { mode: name, service: await Service.start(traced, cleanup) };
    }),
  );

  const costs: Cost[] = [];
  for (const clients of connections) {
    const contenders = services.map(({ mode, service }) => ({
      mode,
      pid: service.pid,
      load: (durationS: number) => loadWithWrk({ url: service.url + ENDPOINTS.data.path, connections: clients, durationS, timeoutS: 60 }),
    }));
    const rounds = await takeTurns(contenders, times, progress);
    costs.push(
      ...deriveCosts(
        `GET /api/data, ${clients}`,
        modes.map(({ name }) => name),
        rounds,
      ),
    );
  }
  progress.end();
  return costs;
}
