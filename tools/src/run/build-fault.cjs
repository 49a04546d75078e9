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
  const { file, line, column } = location;
  return formatFault({ file: resolve(file), line, column: column + 1, message: text });
}

module.exports = { formatBuildFault };
