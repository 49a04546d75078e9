const Module = require('node:module');
const { resolve } = require('node:path');
const process = require('node:process');
const { build } = require('esbuild');
const { findTypeFaults } = require('./types.cjs');

/** What takes longest to load of all that synth needs: this process does, while esbuild works in its own. */
const SLOWEST = 'cdk8s-plus-28';

/**
 * `node tools/src/run/run.cjs PROGRAM ARGUMENT...`: a TypeScript program of the workspace, started in about half the time that a loader
 * takes which resolves and compiles import by import. The workspace's own files become one script, in memory: nothing is kept between
 * runs, so nothing can be stale. Packages are loaded as they are.
 *
 * Its types are checked meanwhile. What is wrong with them is told first, `file:line:column message`; the program runs all the same, to
 * tell what it finds, but ends with 1. One that writes must not then: `TYPE_FAULTS` holds the lines.
 *
 * For programs that end in the call that started them. In every file of the workspace `__filename` is the program's.
 */
async function run(program) {
  const bundled = bundle(program);
  require(SLOWEST);
  const { map, script, sources, failures } = await bundled;
  if (failures) return tell(failures);
  const faults = await findTypeFaults(program, sources);
  process.env.TYPE_FAULTS = faults.join('\n');
  tell(faults);
  start(program, script, faults.length > 0 ? String : (error) => inSources(error, program, map));
  if (faults.length > 0) process.exitCode = 1;
}

function tell(faults) {
  if (faults.length === 0) return;
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

/** @param {(error: unknown) => string} describe an error that ends the program */
function start(program, script, describe) {
  const main = new Module(program);
  main.filename = program;
  main.paths = Module._nodeModulePaths(program);
  try {
    main._compile(script.text, program);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = 1;
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
  if (errors.length > 0)
    return { failures: errors.map(({ location, text }) => `${location.file}:${location.line}:${location.column} ${text}`) };
  const [map, script] = outputFiles;
  return { map, script, sources: Object.keys(metafile.inputs).map((input) => resolve(input)) };
}

/** The stack of an error, with the places in the sources. */
function inSources(error, program, mapFile) {
  const map = new Module.SourceMap(JSON.parse(mapFile.text));
  return String(error?.stack ?? error).replaceAll(
    new RegExp(`${program.replaceAll(/\W/g, '\\$&')}:(\\d+):(\\d+)`, 'g'),
    (place, line, column) => {
      const { fileName, lineNumber, columnNumber } = map.findOrigin(Number(line), Number(column));
      return fileName ? `${resolve(program, '..', fileName)}:${lineNumber}:${columnNumber}` : place;
    },
  );
}

const [, , name] = process.argv;
if (!name) throw new Error('no program given; write node tools/src/run/run.cjs overlays/main.ts');
process.argv.splice(1, 2, resolve(name));
void run(process.argv[1]);
