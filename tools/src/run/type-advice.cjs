const ts = require('typescript');

/** Codes of TypeScript for a value of a wrong type: of a property or variable, and of an argument. */
const NOT_ASSIGNABLE = [2322, 2345];

/** How an instance of the wanted type is made, where it is a class with functions that make one: ` Write Size.mebibytes(…).` */
function adviseOnType(diagnostic, checker) {
  const wanted = NOT_ASSIGNABLE.includes(diagnostic.code) && diagnostic.file ? findWantedType(diagnostic, checker) : undefined;
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

module.exports = { adviseOnType };
