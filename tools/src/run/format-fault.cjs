const { existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');

/**
 * What is wrong in a source, as people read it: `overlays/platform.ts:20:5 message`, from where the program was started, and the line.
 *
 * @typedef {{ readonly file?: string, readonly line?: number, readonly column?: number, readonly message: string }} Fault with line and
 * column from 1; without a file it is wrong as a whole
 * @param {Fault} fault
 * @returns {string}
 */
function formatFault({ file, line, column, message }) {
  if (!file) return message;
  const place = `${formatPlace({ file, line, column })} ${message}`;
  const source = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/)[line - 1] : undefined;
  return source === undefined ? place : `${place}\n${frame(source, line, column)}`;
}

function formatPlace({ file, line, column }) {
  return `${relative('', file)}:${line}:${column}`;
}

/** The line with its number, and below it a mark. A tab stays one, so that the mark stands where the terminal puts the column. */
function frame(source, line, column) {
  const number = `  ${line} | `;
  const indent = source.slice(0, column - 1).replaceAll(/[^\t]/g, ' ');
  return `${number}${source}\n${' '.repeat(number.length - 2)}| ${indent}^`;
}

module.exports = { formatFault, formatPlace };
