import type { Cleanup } from '@fairlead/command-line';
import { type Cost, deriveCosts } from '../bench-tracing/costs';
import { startCollector } from '../bench-tracing/collector';
import { listModes } from '../bench-tracing/modes';
import { takeTurns } from '../bench-tracing/take-turns';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { Progress } from '../progress';
import { loadWithWrk } from '../wrk/wrk';
import { EXCHANGES, jsonOf } from './exchanges';
import type { Options } from './options';
import { bundleGateway, startGateway, startUpstream } from './proxies';

/** What tracing costs the gateway under each load. The services behind it answer as ever. */
export async function measureTracing({ connections, exchanges, ...times }: Options, cleanup: Cleanup): Promise<readonly Cost[]> {
  const progress = new Progress(process.stderr);
  progress.say('bundling the gateway');
  const file = await bundleGateway(await makeTemporaryFolder(cleanup));
  const { url: upstream } = await startUpstream(cleanup);
  const modes = listModes(await startCollector(cleanup));
  const gateways = await Promise.all(
    modes.map(async ({ name, env }) => ({ mode: name, gateway: await startGateway(`tracing ${name}`, file, env, upstream, cleanup) })),
  );

  const costs: Cost[] = [];
  for (const { name, publicPath, method, requestBytes } of exchanges.map((key) => EXCHANGES[key]))
    for (const clients of connections) {
      const post = method === 'POST' ? { post: jsonOf(requestBytes) } : {};
      const contenders = gateways.map(({ mode, gateway }) => ({
        mode,
        pid: gateway.pid,
        load: (durationS: number) => loadWithWrk({ url: gateway.url + publicPath, connections: clients, durationS, ...post }),
      }));
      const rounds = await takeTurns(contenders, times, progress);
      costs.push(
        ...deriveCosts(
          `${name}, ${clients}`,
          modes.map((mode) => mode.name),
          rounds,
        ),
      );
    }
  progress.end();
  return costs;
}
