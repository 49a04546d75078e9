import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, readJson, runCommand } from '@fairlead/command-line';
import { checkBounds, type Round } from './bounds';
import { formatRounds } from './format-rounds';
import { COMMAND, type Options } from './options';
import type { GraphSample } from './synthesize-graph';

/** The root of the repository, where every measured command starts. */
const WORKSPACE = join(__dirname, '../..');

/** cdk8s looks for a newer version of itself otherwise. */
const OPTIONS = { cwd: WORKSPACE, env: { CDK8S_CHECK_UPGRADE: 'false' } };

/** How a cdk8s app in TypeScript is usually started: ours starts as `npm run synth` does, and would be no measure of it. */
const USUAL_APP = 'node --import tsx overlays/main.ts';

const SERVICES = Object.freeze({ small: 100, large: 1_000 });

/** @returns exit code: 1 when a bound is broken */
function run({ json, rounds: count }: Options): number {
  const rounds = Array.from({ length: count }, (_, index) => {
    console.error(`measuring, round ${index + 1} of ${count}`);
    return measureRound();
  });
  const bounds = checkBounds(rounds);
  console.log(json ? JSON.stringify({ bounds, rounds }, undefined, 2) : formatRounds(bounds, rounds));
  return bounds.some(({ ok }) => ok === false) ? 1 : 0;
}

function measureRound(): Round {
  return {
    synth: measure(readSynthCommand(), OPTIONS),
    cdk8sSynth: measure(['node_modules/.bin/cdk8s', 'synth', '--app', USUAL_APP], OPTIONS),
    small: measureGraph(SERVICES.small),
    large: measureGraph(SERVICES.large),
  };
}

function measureGraph(services: number): GraphSample {
  return readJson(['node', 'tools/src/run/run.cjs', 'charts/bench/synthesize-graph.ts', String(services)], OPTIONS) as GraphSample;
}

/** What `npm run synth` starts, without npm's own start. */
function readSynthCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { scripts: { synth: string } };
  return scripts.synth.split(' ');
}

void runCommand({ ...COMMAND, run }, process);
