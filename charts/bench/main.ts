import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBounds, type Round } from './bounds';
import { formatBench } from './format-bench';
import { measure, readJson, WORKSPACE } from './measure';
import type { GraphSample } from './synthesize-graph';

const SERVICES = Object.freeze({ small: 100, large: 1_000 });
const ROUNDS = 5;

/**
 * `npm run bench:synth`: measures synth, each time in a fresh process, and holds it to its bounds. `--json` prints every sample,
 * `--rounds 9` repeats more often than five times.
 *
 * @returns exit code: 1 when a bound is broken
 */
function main(): number {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: String(ROUNDS) } } });
  const count = Number(values.rounds);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--rounds is ${values.rounds}; give a whole number of at least 1`);

  const rounds = Array.from({ length: count }, measureRound);
  const bounds = checkBounds(rounds);
  console.log(values.json ? JSON.stringify({ bounds, rounds }, undefined, 2) : formatBench(bounds, rounds));
  return bounds.every(({ ok }) => ok) ? 0 : 1;
}

function measureRound(): Round {
  return {
    synth: measure(readSynthCommand()),
    cdk8sSynth: measure(['node_modules/.bin/cdk8s', 'synth']),
    small: measureGraph(SERVICES.small),
    large: measureGraph(SERVICES.large),
  };
}

function measureGraph(services: number): GraphSample {
  return readJson(['node', 'tools/src/run/run.cjs', 'charts/bench/synthesize-graph.ts', String(services)]) as GraphSample;
}

/** What `npm run synth` starts, without npm's own start. */
function readSynthCommand(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { scripts: { synth: string } };
  return scripts.synth.split(' ');
}

process.exitCode = main();
