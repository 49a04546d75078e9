/** TypeScript's codes for a name that there is none of, without and with one that is like it. */
const UNKNOWN_NAME = [2304, 2552];

/**
 * Those diagnostics that do not follow from others: the first at each place and of each unknown name, and none of a file that imports one with faults of its own,
 * as a wrong contract makes every use of its service wrong. Files that import each other keep theirs.
 *
 * @param {readonly import('typescript').Diagnostic[]} diagnostics sorted by place
 * @param {import('typescript').BuilderProgram} program
 */
function findRootFaults(diagnostics, program) {
  const files = new Set(diagnostics.flatMap(({ file }) => file ?? []));
  const imports = new Map([...files].map((file) => [file, new Set(program.getAllDependencies(file))]));
  const follows = (file, cause) => imports.get(file).has(cause.fileName) && !imports.get(cause).has(file.fileName);
  const roots = new Set([...files].filter((file) => ![...files].some((cause) => follows(file, cause))));
  const isRepeated = ({ file, start, code, messageText }, index) =>
    (diagnostics[index - 1]?.file === file && diagnostics[index - 1].start === start) ||
    (UNKNOWN_NAME.includes(code) && diagnostics.findIndex((other) => other.file === file && other.messageText === messageText) < index);
  return diagnostics.filter((fault, index) => !fault.file || (roots.has(fault.file) && !isRepeated(fault, index)));
}

module.exports = { findRootFaults };
