import { readFileSync } from 'node:fs';
import { checkBounds } from './check-bounds';
import { type CountedPods, parsePodBounds } from './pod-bounds';
import { parsePodChange } from './pod-change';

/** Run by `.ci/prove-rollouts`: `SYNTH_JSON BOUNDS CHANGES SINCE`. Prints what was seen; exits with 1 where a workload broke its bounds. */
const [synth = '', bounds = '', changes = '', since = ''] = process.argv.slice(2);
const readLines = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

const counted = JSON.parse(readFileSync(synth, 'utf8')) as CountedPods;
const { lines, faults } = checkBounds(parsePodBounds(readLines(bounds), counted), readLines(changes).map(parsePodChange), Number(since));
for (const line of lines) console.log(`  ${line}`);
for (const fault of faults) console.error(`  ${fault}`);
if (faults.length > 0) process.exitCode = 1;
