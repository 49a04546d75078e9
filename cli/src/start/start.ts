import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** The command itself, and a hash of its text: the bundler writes them here. */
declare const PROGRAM: { readonly file: string; readonly hash: string };

/**
 * How much of a function runs before V8 optimizes it. With its own, a sixtieth of this, a run of half a second spends more on optimizing
 * than that brings. Four times less than this costs such a run 7 % and saves one of three seconds 2 %. Later releases have a compiler in between that is cheap, and no such flag.
 */
const INTERRUPT_BUDGET = { value: 4_000_000, lastRelease: 11 };

/** Young objects are cleared by one thread. Several wait for each other, on a busy machine for a tenth of all processor time of a run. */
const ONE_THREAD = '--no-parallel-scavenge';

/** Old objects are marked in one go. Small steps beside the program are for those that must answer meanwhile. */
const MARKING_AT_ONCE = '--no-incremental-marking';

/** Patterns are compiled at once. V8's own way is to interpret them the first time: those of the command are long, and nearly all run often. */
const COMPILED_PATTERNS = '--no-regexp-tier-up';

/**
 * Runs the command from what V8 made of it the last time. That is kept beside the command: who may change the one may change the other,
 * and it goes when the command goes. Where nobody may write there, all is made anew each time.
 */
function start(): void {
  [ONE_THREAD, MARKING_AT_ONCE, COMPILED_PATTERNS].forEach((flag) => setFlagsFromString(flag));
  if (Number.parseInt(process.versions.v8) <= INTERRUPT_BUDGET.lastRelease)
    setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET.value}`);
  const file = join(__dirname, PROGRAM.file);
  const compiledFile = join(__dirname, `.${PROGRAM.hash}-${process.version}-${process.arch}.compiled`);
  const cachedData = readIfThere(compiledFile);
  const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected) process.on('exit', (code) => keep(script, compiledFile, code));
  const run = script.runInThisContext() as (...wrapped: readonly unknown[]) => void;
  run({}, createRequire(file), { exports: {} }, file, __dirname);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Keeps what has been compiled once something was judged: what else is asked for compiles little of it. */
function keep(script: Script, file: string, exitCode: number): void {
  if (process.argv[2] !== 'doctor' || exitCode > 1) return;
  const unfinished = `${file}.${process.pid}`;
  try {
    const opened = openSync(unfinished, 'wx');
    writeSync(opened, script.createCachedData());
    closeSync(opened);
    renameSync(unfinished, file);
  } catch {
    // Read-only, or full: the next run compiles again.
  }
}

start();
