const { dirname, join, resolve } = require('node:path');
const process = require('node:process');
const { setTimeout } = require('node:timers');
const { checkInstalled } = require('../run/installed.cjs');
const { SIGNAL_MS, STOP_SIGNALS } = require('./stop-signals.cjs');

/**
 * `node tools/src/start/announce.cjs PROGRAM ARGUMENT...`: a TypeScript program that says what it does before the rest of it is loaded,
 * which takes longer than a person waits without a doubt. Beside the program, `options.ts` reads its arguments; of wrong ones the program
 * itself tells.
 */
const [, , name] = process.argv;
if (!name) throw new Error('no program given; write node tools/src/start/announce.cjs tools/src/start/main.ts');
process.argv.splice(1, 2, resolve(name));
const [, program, ...args] = process.argv;

// What comes while the program is loaded waits for it: it answers once it listens itself. npm passes a Ctrl-C on that we have had already.
let isStopped = false;
for (const signal of STOP_SIGNALS) process.on(signal, () => (isStopped = true));

checkInstalled('tsx');
if (args.length === 0) announce();
try {
  load();
} catch (error) {
  // Ctrl-C ends what compiles for us too, and we hear of it only now.
  setTimeout(() => endAfter(error), SIGNAL_MS);
}

function load() {
  require('tsx/cjs');
  if (args.length > 0 && isRun()) announce();
  require(program);
}

function endAfter(error) {
  if (!isStopped) throw error;
  process.stderr.write('stopping\n');
}

function isRun() {
  try {
    require(join(dirname(program), 'options.ts')).parseOptions(args);
    return !args.includes('--help');
  } catch {
    return false;
  }
}

function announce() {
  process.stderr.write('starting the platform; Ctrl-C stops it\n');
}
