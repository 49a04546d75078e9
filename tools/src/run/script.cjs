const Module = require('node:module');
const { resolve } = require('node:path');
const process = require('node:process');
const { build } = require('esbuild');
const { formatBuildFault } = require('./build-fault.cjs');

/**
 * A TypeScript program as one script, in memory, which holds its source map, with the files that it is made of; or what does not compile.
 * Packages stay where they are.
 *
 * @param {string} program
 */
async function bundle(program) {
  const { outputFiles, metafile, errors } = await build({
    entryPoints: [program],
    outfile: `${program}.js`,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: `node${process.versions.node}`,
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
  }).catch(({ errors }) => ({ errors }));
  if (errors.length > 0) return { failures: errors.map(formatBuildFault) };
  const [script] = outputFiles;
  return { script: script.text, sources: Object.keys(metafile.inputs).map((input) => resolve(input)) };
}

/** Runs a script in the place of the program that it was made of; stacks name the lines of its sources. @returns what it exports */
function load(program, script) {
  process.setSourceMapsEnabled(true);
  const main = new Module(program);
  main.filename = program;
  main.paths = Module._nodeModulePaths(program);
  main._compile(script, program);
  return main.exports;
}

module.exports = { bundle, load };
