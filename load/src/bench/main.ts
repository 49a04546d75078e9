import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import { readDeployedEnvironment } from '../programs/deployed-environment';
import { findDatabase } from '../database/find-database';
import { makeTemporaryFolder } from '../programs/temporary-folder';
import { checkCosts, formatCosts } from '../bench-tracing/costs';
import { checkBounds, deriveRatios, type Round } from './bounds';
import { formatBench } from './format-bench';
import { measure, type Sample } from './measure';
import { measureTracing } from './measure-tracing';
import { Progress } from '../progress';
import { type Options, parseOptions, USAGE } from './options';
import { findUnsteady } from './steadiness';
import { bundleVersions } from './versions';

const stop = createStopSignal(process);

/**
 * `npm run bench:data`: measures data-service beside its plain version.
 *
 * @returns exit code: 1 when a bound is broken
 */
async function run(options: Options): Promise<number> {
  if (options.tracing) return runTracing(options);
  const rounds = await Cleanup.around(stop, (cleanup) => measureRounds(options, cleanup));
  const ratios = deriveRatios(rounds);
  const bounds = checkBounds(ratios, options.leastRatio);
  const unsteady = findUnsteady(rounds, options.durationS);
  const report = options.json
    ? JSON.stringify({ bounds, unsteady, ratios, rounds }, undefined, 2)
    : formatBench({ rounds, ratios, unsteady, bounds });
  console.log(report);
  return bounds.every(({ ok }) => ok) ? 0 : 1;
}

async function runTracing(options: Options): Promise<number> {
  const costs = await Cleanup.around(stop, (cleanup) => measureTracing(options, cleanup));
  const bounds = checkCosts(costs, 1);
  console.log(options.json ? JSON.stringify({ bounds, costs }, undefined, 2) : formatCosts(options.rounds, costs, bounds));
  return bounds.every(({ ok }) => ok) ? 0 : 1;
}

async function measureRounds(options: Options, cleanup: Cleanup): Promise<readonly Round[]> {
  const { rounds: count, connections, durationS, warmUpS } = options;
  const { mongoUrl, findPid } = await findDatabase(options.mongoServer, cleanup);
  const conditions = { mongoUrl, databasePid: options.databasePid ?? findPid(), durationS, warmUpS };
  const progress = new Progress(process.stderr);
  progress.say('bundling the services');
  const versions = await bundleVersions(await makeTemporaryFolder(cleanup), readDeployedEnvironment());

  const rounds: Round[] = [];
  while (rounds.length < count) {
    const samples: Sample[] = [];
    for (const clients of connections) {
      for (const version of versions) {
        progress.say(`round ${rounds.length + 1} of ${count}: ${version.name}, ${clients} connections, ${warmUpS + durationS} s`);
        samples.push(await measure(version, clients, conditions, cleanup));
      }
    }
    rounds.push(samples);
  }
  progress.end();
  return rounds;
}

const command = { name: 'npm run bench:data', usage: USAGE, parse: parseOptions, run, stop };

// Rather than by itself: what was abandoned when the run was stopped may still wait for something.
void runCommand(command, process).then(() => process.exit());
