const { relative } = require('node:path');
const ts = require('typescript');

/** TypeScript's code for an import of a file that exports nothing: it blames who imports. */
const NOT_A_MODULE = 2306;

/**
 * A file that exports nothing and is imported, as when somebody has emptied it, told at the file itself.
 *
 * @param {import('typescript').Diagnostic} diagnostic
 * @returns {import('./format-fault.cjs').Fault | undefined} nothing for any other fault
 */
function describeEmptyModule({ code, file, start, messageText }) {
  const [, empty] = (code === NOT_A_MODULE && /^File '(.*)' is not a module/.exec(messageText)) || [];
  if (!empty || !file) return undefined;
  const wanted = findImport(file, start)?.importClause?.getText(file) ?? 'something';
  return { file: empty, line: 1, column: 1, message: `It exports nothing, but ${relative('', file.fileName)} imports ${wanted} from it.` };
}

/** The import whose module name stands there. */
function findImport(file, start) {
  return file.statements.find((statement) => ts.isImportDeclaration(statement) && statement.moduleSpecifier.getStart(file) === start);
}

module.exports = { describeEmptyModule };
