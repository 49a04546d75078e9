const Module = require('node:module');
const { dirname, resolve, sep } = require('node:path');
const { formatFault, formatPlace } = require('./format-fault.cjs');

/**
 * An error that ended a program, at the line of the program's own folder that led to it: what the program imports from elsewhere is told
 * only what it is to work on. Where it was thrown follows, if that is elsewhere.
 *
 * @param {unknown} error
 * @param {string} program
 * @param {string} map source map of the script that the program's files were put together to
 */
function describeThrown(error, program, map) {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
  const places = readPlaces(String(error?.stack), program, map);
  const [thrown] = places;
  if (!thrown) return message;
  const own = places.find(({ file }) => file.startsWith(dirname(program) + sep)) ?? thrown;
  const told = formatFault({ ...own, message });
  return own === thrown ? told : `${told}\n  thrown at ${formatPlace(thrown)}`;
}

/** Places in the sources that a stack names, innermost first. Frames of packages and of Node are left out. */
function readPlaces(stack, program, map) {
  const sources = new Module.SourceMap(JSON.parse(map));
  const frame = new RegExp(`${program.replaceAll(/\W/g, '\\$&')}:(\\d+):(\\d+)`, 'g');
  return [...stack.matchAll(frame)].flatMap(([, line, column]) => {
    const { fileName, lineNumber, columnNumber } = sources.findOrigin(Number(line), Number(column));
    return fileName ? [{ file: resolve(dirname(program), fileName), line: lineNumber, column: columnNumber }] : [];
  });
}

module.exports = { describeThrown };
