const { resolve } = require('node:path');
const { formatFault } = require('./format-fault.cjs');

/**
 * What esbuild found wrong, as every other fault is told. It counts columns from 0.
 *
 * @param {import('esbuild').Message} message
 * @returns {string}
 */
function formatBuildFault({ location, text }) {
  if (!location) return text;
  const { file, line, column, lineText } = location;
  const message = CONFLICT.test(lineText)
    ? 'A conflict of two branches was left here; keep what is meant of both, and take the marks out'
    : text;
  return formatFault({ file: resolve(file), line, column: column + 1, message });
}

/** The marks that Git puts around what two branches have changed. */
const CONFLICT = /^(<{7} |={7}$|>{7} )/;

module.exports = { formatBuildFault };
