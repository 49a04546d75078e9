const process = require('node:process');

/**
 * Says at a terminal what takes a while from here on. A log or a pipe is told nothing.
 *
 * @param {string} text
 * @param {{ readonly isTTY?: boolean, write(text: string): unknown }} [output]
 */
function sayProgress(text, output = process.stderr) {
  if (output.isTTY) output.write(`${text}\n`);
}

module.exports = { sayProgress };
