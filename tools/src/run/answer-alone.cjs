const { existsSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const process = require('node:process');
const { bundle, load } = require('./script.cjs');

/**
 * Answers what `options.ts` beside a `main.ts` answers for: help, and a wrong option. It needs nothing of what the program works with, so
 * a person has the answer at once. Where it does not compile itself, the program tells.
 *
 * @param {string} program
 * @returns {Promise<boolean>} whether that was all
 */
async function answerAlone(program) {
  const options = join(dirname(program), 'options.ts');
  const isAsked = process.argv.length > 2 && basename(program) === 'main.ts' && existsSync(options);
  const { script } = isAsked ? await bundle(options) : {};
  return script !== undefined && load(options, script).readOptions(process) === undefined;
}

module.exports = { answerAlone };
