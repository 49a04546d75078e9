const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const process = require('node:process');
const { isKnownGood } = require('./known-good.cjs');

/** What is said where it takes up to a minute; a check that was good before is silent. */
const CHECKING = 'checking types, for a file is new or has changed';

/**
 * What is wrong with the types of a program and of all that it imports; nothing where no tsconfig.json says how to check.
 * It is checked in a process of its own, and only where a source has changed since the last check that passed.
 *
 * @param {string} program
 * @param {readonly string[]} sources that esbuild put together, which may be more than were checked then
 * @returns {Promise<readonly import('./format-fault.cjs').Fault[]>}
 */
async function findTypeFaults(program, sources) {
  const config = findConfig(program);
  if (!config || isKnownGood(program, sources)) return [];
  process.stderr.write(`${CHECKING}\n`);
  const { output, code } = await runNode(join(__dirname, 'check-types.cjs'), program, config);
  return code === 0 ? JSON.parse(output) : [{ message: `the types of ${program} could not be checked` }];
}

function findConfig(program) {
  for (let folder = dirname(program); ; folder = dirname(folder)) {
    const config = join(folder, 'tsconfig.json');
    if (existsSync(config)) return config;
    if (folder === resolve('/')) return undefined;
  }
}

function runNode(...args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', fail).on('close', (code) => done({ output, code }));
  });
}

module.exports = { CHECKING, findTypeFaults };
