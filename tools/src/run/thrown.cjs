const { dirname, sep } = require('node:path');
const { formatFault, formatPlace } = require('./format-fault.cjs');

/** `at new Size (/work/size.ts:3:10)`, `at /work/size.ts:3:10`. */
const FRAME = /^ +at (?:.*\()?(\/[^()]+|[A-Z]:\\[^()]+):(\d+):(\d+)\)?$/gm;

/**
 * An error that ended a program, at the line of the program's own folder that led to it: what the program imports from elsewhere is told
 * only what it is to work on. Where it was thrown follows, if that is elsewhere.
 *
 * @param {unknown} error
 * @param {string} program
 */
function describeThrown(error, program) {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
  const places = readPlaces(String(error?.stack));
  const [thrown] = places;
  if (!thrown) return message;
  const own = places.find(({ file }) => file.startsWith(dirname(program) + sep)) ?? thrown;
  const told = formatFault({ ...own, message });
  return own === thrown ? told : `${told}\n  thrown at ${formatPlace(thrown)}`;
}

/** Places in the sources that a stack names, innermost first. Frames of packages and of Node are left out. */
function readPlaces(stack) {
  return [...stack.matchAll(FRAME)]
    .map(([, file, line, column]) => ({ file, line: Number(line), column: Number(column) }))
    .filter(({ file }) => !file.split(sep).includes('node_modules'));
}

module.exports = { describeThrown };
