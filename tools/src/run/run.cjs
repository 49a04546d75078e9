const { createRequire } = require('node:module');
const { resolve } = require('node:path');
const process = require('node:process');
const { checkInstalled } = require('./installed.cjs');

checkInstalled('esbuild');

const { answerAlone } = require('./answer-alone.cjs');
const { formatFault } = require('./format-fault.cjs');
const { bundle, load } = require('./script.cjs');
const { describeThrown } = require('./thrown.cjs');
const { findTypeFaults } = require('./types.cjs');

/** What takes longest to load of all that synth needs: this process does, while esbuild works in its own. */
const SLOWEST = 'cdk8s-plus-28';

/**
 * `node tools/src/run/run.cjs PROGRAM ARGUMENT...`: a TypeScript program of the workspace, started in about half the time that a loader
 * takes which resolves and compiles import by import. The workspace's own files become one script, in memory: nothing is kept between
 * runs, so nothing can be stale. Packages are loaded as they are.
 *
 * What does not compile, or has wrong types, is not run: each fault is told with its place and its line, and the process ends with 1.
 * What the program found of such sources would only follow from the faults.
 *
 * What only asks for help, or has a wrong option, is answered before any of that.
 *
 * For programs that end in the call that started them. In every file of the workspace `__filename` is the program's.
 */
async function run(program) {
  if (await answerAlone(program)) return;
  const bundled = bundle(program);
  loadSlowest(program);
  const { script, sources, failures } = await bundled;
  const faults = failures ?? (await findTypeFaults(program, sources)).map(formatFault);
  if (faults.length > 0) fail(faults.join('\n'));
  else start(program, script);
}

/** A program without that package beside it needs nothing of it. */
function loadSlowest(program) {
  const requireThere = createRequire(program);
  try {
    requireThere.resolve(SLOWEST);
  } catch {
    return;
  }
  requireThere(SLOWEST);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

function start(program, script) {
  try {
    load(program, script);
  } catch (error) {
    fail(describeThrown(error, program));
  }
}

const [, , name] = process.argv;
if (!name) throw new Error('no program given; write node tools/src/run/run.cjs overlays/main.ts');
process.argv.splice(1, 2, resolve(name));
void run(process.argv[1]);
