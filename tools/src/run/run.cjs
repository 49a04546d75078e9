const Module = require('node:module');
const { resolve } = require('node:path');
const process = require('node:process');
const { build } = require('esbuild');

/** What takes longest to load of all that synth needs: this process does, while esbuild works in its own. */
const SLOWEST = 'cdk8s-plus-28';

/**
 * `node tools/src/run/run.cjs PROGRAM ARGUMENT...`: a TypeScript program of the workspace, started in about half the time that a loader
 * takes which resolves and compiles import by import. The workspace's own files become one script, in memory: nothing is kept between
 * runs, so nothing can be stale. Packages are loaded as they are.
 *
 * For programs that end in the call that started them. In every file of the workspace `__filename` is the program's.
 */
async function run(program) {
  const bundled = bundle(program);
  require(SLOWEST);
  const [map, script] = await bundled;
  const main = new Module(program);
  main.filename = program;
  main.paths = Module._nodeModulePaths(program);
  try {
    main._compile(script.text, program);
  } catch (error) {
    process.stderr.write(`${inSources(String(error?.stack ?? error), program, new Module.SourceMap(JSON.parse(map.text)))}\n`);
    process.exitCode = 1;
  }
}

async function bundle(program) {
  const { outputFiles } = await build({
    entryPoints: [program],
    outfile: `${program}.js`,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: `node${process.versions.node}`,
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'silent',
  });
  return outputFiles;
}

/** A stack that names the places in the sources. */
function inSources(stack, program, map) {
  return stack.replaceAll(new RegExp(`${program.replaceAll(/\W/g, '\\$&')}:(\\d+):(\\d+)`, 'g'), (place, line, column) => {
    const { fileName, lineNumber, columnNumber } = map.findOrigin(Number(line), Number(column));
    return fileName ? `${resolve(program, '..', fileName)}:${lineNumber}:${columnNumber}` : place;
  });
}

const [, , name] = process.argv;
if (!name) throw new Error('no program given; write node tools/src/run/run.cjs overlays/main.ts');
process.argv.splice(1, 2, resolve(name));
void run(process.argv[1]);
