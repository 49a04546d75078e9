const { resolve } = require('node:path');
const process = require('node:process');

/**
 * `node tools/src/start/announce.cjs PROGRAM ARGUMENT...`: a TypeScript program that says what it does before anything else is loaded.
 * The loader and what the program imports take longer than a person waits without a doubt.
 */
const [, , program, ...args] = process.argv;
if (!program) throw new Error('no program given; write node tools/src/start/announce.cjs tools/src/start/main.ts');
if (!args.includes('--help')) process.stderr.write('starting the platform; Ctrl-C stops it\n');

process.argv.splice(1, 2, resolve(program));
require('tsx/cjs');
require(process.argv[1]);
