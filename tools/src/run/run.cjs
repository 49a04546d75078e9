const Module = require('node:module');
const { resolve } = require('node:path');
const process = require('node:process');
const { build } = require('esbuild');
const { formatBuildFault } = require('./build-fault.cjs');
const { formatFault } = require('./format-fault.cjs');
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
 * For programs that end in the call that started them. In every file of the workspace `__filename` is the program's.
 */
async function run(program) {
  const bundled = bundle(program);
  loadSlowest(program);
  const { map, script, sources, failures } = await bundled;
  const faults = failures ?? (await findTypeFaults(program, sources)).map(formatFault);
  if (faults.length > 0) fail(faults.join('\n'));
  else start(program, script.text, map.text);
}

/** A program without that package beside it needs nothing of it. */
function loadSlowest(program) {
  const requireThere = Module.createRequire(program);
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

function start(program, script, map) {
  const main = new Module(program);
  main.filename = program;
  main.paths = Module._nodeModulePaths(program);
  try {
    main._compile(script, program);
  } catch (error) {
    fail(describeThrown(error, program, map));
  }
}

async function bundle(program) {
  const { outputFiles, metafile, errors } = await build({
    entryPoints: [program],
    outfile: `${program}.js`,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: `node${process.versions.node}`,
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
  }).catch(({ errors }) => ({ errors }));
  if (errors.length > 0) return { failures: errors.map(formatBuildFault) };
  const [map, script] = outputFiles;
  return { map, script, sources: Object.keys(metafile.inputs).map((input) => resolve(input)) };
}

const [, , name] = process.argv;
if (!name) throw new Error('no program given; write node tools/src/run/run.cjs overlays/main.ts');
process.argv.splice(1, 2, resolve(name));
void run(process.argv[1]);
