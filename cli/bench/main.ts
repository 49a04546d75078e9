import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, runCommand } from '@fairlead/command-line';
import { checkBounds, type Round } from './bounds';
import { formatRounds } from './format-rounds';
import { generateManifests, OBJECTS_OF_APPLICATION } from './generate-manifests';
import { COMMAND, type Options } from './options';

const WORKSPACE = join(__dirname, '../..');

/** Objects of each set. */
const SETS = Object.freeze({ small: 10, medium: 1_000, large: 10_000 });

/** What takes a few ticks of the clock is run so often. */
const SHORT = 10;

/** Exit codes of programs that have found something. */
const FOUND = { codes: [0, 1] };

/** @returns exit code: 1 when a bound is broken */
function run({ json, mostShare, rounds: count }: Options): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-doctor-'));
  try {
    const bench = prepare(folder);
    const rounds = Array.from({ length: count }, (_, index) => {
      console.error(`measuring, round ${index + 1} of ${count}`);
      return measureRound(bench);
    });
    const bounds = checkBounds(rounds, mostShare);
    console.log(json ? JSON.stringify({ bounds, rounds }, undefined, 2) : formatRounds(bounds, rounds));
    return bounds.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is measured, and where. */
interface Bench {
  readonly folder: string;
  readonly doctor: (set: keyof typeof SETS) => readonly string[];
  readonly kubeScore: readonly string[];
  readonly kubeLinter: readonly string[] | undefined;
}

/** Writes the manifests and bundles the command. */
function prepare(folder: string): Bench {
  const files = Object.fromEntries(Object.entries(SETS).map(([set, objects]) => [set, writeSet(join(folder, set), objects)]));
  const bundle = join(folder, 'command', 'fairlead.js');
  runTool(process.execPath, ['--require', 'tsx/cjs', 'tools/src/bundle/command-main.ts', bundle]);
  const medium = files['medium'] ?? [];
  const linter = spawnSync('sh', ['-c', 'command -v kube-linter'], { encoding: 'utf8' }).stdout.trim();
  return {
    folder,
    doctor: (set) => [process.execPath, bundle, 'doctor', ...(files[set] ?? [])],
    kubeScore: [join(runTool('.ci/components/get', ['kube-score']).trim(), 'kube-score'), 'score', ...medium],
    kubeLinter: linter === '' ? undefined : [linter, 'lint', '--add-all-built-in', ...medium],
  };
}

function measureRound({ folder, doctor, kubeScore, kubeLinter }: Bench): Round {
  const command = join(folder, 'command');
  for (const name of readdirSync(command).filter((each) => each.endsWith('.compiled'))) rmSync(join(command, name));
  return {
    first: measure(doctor('medium'), FOUND),
    node: measure([process.execPath, '-e', '0'], { repeat: SHORT }),
    small: measure(doctor('small'), { ...FOUND, repeat: SHORT }),
    doctor: measure(doctor('medium'), FOUND),
    kubeScore: measure(kubeScore, FOUND),
    ...(kubeLinter && { kubeLinter: measure(kubeLinter, FOUND) }),
    large: measure(doctor('large'), FOUND),
    peakMiB: measureMemory(folder, doctor('medium')),
  };
}

function measureMemory(folder: string, [node = '', ...args]: readonly string[]): number {
  const file = join(folder, 'memory');
  measure([node, '--require', join(__dirname, 'report-memory.cjs'), ...args], { ...FOUND, env: { MEMORY_FILE: file } });
  return Number(readFileSync(file, 'utf8'));
}

/** @returns paths of the files */
function writeSet(folder: string, objects: number): readonly string[] {
  mkdirSync(folder);
  return generateManifests(objects / OBJECTS_OF_APPLICATION).map(({ name, text }) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}

function runTool(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: WORKSPACE, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${error?.message ?? stderr}`);
  return stdout;
}

void runCommand({ ...COMMAND, run }, process);
