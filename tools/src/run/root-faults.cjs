/**
 * Those diagnostics that do not follow from others: the first at each place, and none of a file that imports one with faults of its own,
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
  return diagnostics.filter(({ file, start }, index) => {
    const before = diagnostics[index - 1];
    return !file || (roots.has(file) && !(before?.file === file && before.start === start));
  });
}

module.exports = { findRootFaults };
