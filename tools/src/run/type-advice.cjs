const ts = require('typescript');

/** Codes of TypeScript for a value of a wrong type: of a property or variable, of an argument, and of either under `exactOptionalPropertyTypes`. */
const NOT_ASSIGNABLE = [2322, 2345, 2375, 2379];

/** Its code for a list of fields that are missing and "2 more": of a class, whose fields nobody writes. */
const MISSES_MANY_FIELDS = 2740;

/**
 * What is wrong with a type, in a line that ends with what to write, where the type that is wanted says so: a class by its functions that
 * make one, ` Write Size.mebibytes(…).`, and an alias by its docstring.
 */
function describeTypeFault(diagnostic, checker) {
  const { code, file, messageText } = diagnostic;
  const wanted = NOT_ASSIGNABLE.includes(code) && file ? findWantedType(diagnostic, checker) : undefined;
  const [first, ...causes] = readChain(messageText);
  const meaning = ts.displayPartsToString(wanted?.aliasSymbol?.getDocumentationComment(checker));
  if (meaning === '') return [first, ...causes].join(' ') + adviseOnClass(wanted, checker);
  // The way to the innermost cause leads through what the alias is made of.
  return [first, ...causes.slice(-1), `${wanted.aliasSymbol.name}: ${joinLines(meaning)}`].join(' ');
}

/** A message and its causes, outermost first, each in one line. */
function readChain(messageText) {
  const { messageText: text, next = [], code } = typeof messageText === 'string' ? { messageText } : messageText;
  const own = text.replace(/ with 'exactOptionalPropertyTypes: true'\. Consider adding [^.]*\./, '.');
  return [...(code === MISSES_MANY_FIELDS ? [] : [joinLines(own)]), ...next.flatMap(readChain)];
}

function joinLines(text) {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

function adviseOnClass(wanted, checker) {
  const declaration = wanted?.symbol?.valueDeclaration;
  if (!declaration || !ts.isClassDeclaration(declaration)) return '';
  const makers = listMakers(wanted, checker).map((maker) => `${wanted.symbol.name}.${maker}(…)`);
  return makers.length > 0 ? ` Write ${makers.join(' or ')}.` : '';
}

function findWantedType({ file, start, length }, checker) {
  const node = findNode(file, start, start + length);
  const value = node?.parent && ts.isPropertyAssignment(node.parent) ? node.parent.initializer : node;
  const type = value && ts.isExpression(value) ? checker.getContextualType(value) : undefined;
  return type && checker.getNonNullableType(type);
}

/** The outermost node between two places. */
function findNode(node, start, end) {
  if (node.getStart() === start && node.end === end) return node;
  return ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? findNode(child, start, end) : undefined));
}

/** The static functions of a class that return one of it. */
function listMakers(type, checker) {
  const statics = checker.getTypeOfSymbol(type.symbol).getProperties();
  return statics.filter((property) => isMaker(checker.getTypeOfSymbol(property), type, checker)).map(({ name }) => name);
}

function isMaker(candidate, type, checker) {
  return candidate.getCallSignatures().some((signature) => checker.getReturnTypeOfSignature(signature) === type);
}

module.exports = { describeTypeFault };
