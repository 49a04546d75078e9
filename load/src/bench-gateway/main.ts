import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import { checkCosts, formatCosts } from '../bench-tracing/costs';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { Progress } from '../progress';
import { checkBounds, deriveRatios, type Round } from './bounds';
import { EXCHANGES } from './exchanges';
import { formatBench } from './format-bench';
import { measure, type Sample } from './measure';
import { measureTracing } from './measure-tracing';
import { type Options, parseOptions, USAGE } from './options';
import { findProxies, startUpstream } from './proxies';

const stop = createStopSignal(process);

/**
 * `npm run bench:gateway`: measures api-gateway beside the proxies that others use.
 *
 * @returns exit code: 1 when a bound is broken
 */
async function run(options: Options): Promise<number> {
  if (options.tracing) return runTracing(options);
  const rounds = await Cleanup.around(stop, (cleanup) => measureRounds(options, cleanup));
  const ratios = deriveRatios(rounds);
  const bounds = checkBounds(rounds, ratios, 1 + (options.slackPercent ?? 0) / 100);
  console.log(options.json ? JSON.stringify({ bounds, ratios, rounds }, undefined, 2) : formatBench(rounds, ratios, bounds));
  return bounds.every(({ ok }) => ok) ? 0 : 1;
}

async function runTracing(options: Options): Promise<number> {
  const costs = await Cleanup.around(stop, (cleanup) => measureTracing(options, cleanup));
  const bounds = checkCosts(costs, 1 + (options.slackPercent ?? 0) / 100);
  console.log(options.json ? JSON.stringify({ bounds, costs }, undefined, 2) : formatCosts(options.rounds, costs, bounds));
  return bounds.every(({ ok }) => ok) ? 0 : 1;
}

async function measureRounds(
  { rounds: count, connections, exchanges, durationS, warmUpS }: Options,
  cleanup: Cleanup,
): Promise<readonly Round[]> {
  const progress = new Progress(process.stderr);
  progress.say('bundling the gateway');
  const proxies = await findProxies(await makeTemporaryFolder(cleanup));
  const { url: upstreamUrl } = await startUpstream(cleanup);

  const rounds: Round[] = [];
  while (rounds.length < count) {
    const samples: Sample[] = [];
    for (const exchange of exchanges.map((key) => EXCHANGES[key])) {
      for (const clients of connections) {
        for (const proxy of proxies) {
          progress.say(
            `round ${rounds.length + 1} of ${count}: ${proxy.name}, ${exchange.name}, ${clients} connections, ${warmUpS + durationS} s`,
          );
          samples.push(await measure(proxy, exchange, clients, { upstreamUrl, durationS, warmUpS }, cleanup));
        }
      }
    }
    rounds.push(samples);
  }
  progress.end();
  return rounds;
}

const command = { name: 'npm run bench:gateway', usage: USAGE, parse: parseOptions, run, stop };

// Rather than by itself: what was abandoned when the run was stopped may still wait for something.
void runCommand(command, process).then(() => process.exit());
