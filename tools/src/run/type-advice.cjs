const ts = require('typescript');

/** Codes of TypeScript for a value of a wrong type: of a property or variable, of an argument, and of either under `exactOptionalPropertyTypes`. */
const NOT_ASSIGNABLE = [2322, 2345, 2375, 2379];

/** A type that says in words what is wrong, as `calls` wants it of a service that its contract does not call. */
const IN_WORDS = / parameter of type '"([A-Z][^"]* [^"]*\.)"'\.$/;

/** Its code for a field that is missing. */
const MISSES_A_FIELD = 2741;

/** Its code for a field that there is none of, where it does not know a name that is like it. */
const UNKNOWN_FIELD = 2353;

/** Most names that are listed of those that there are. */
const MOST_NAMES = 16;

/** Its code for a list of fields that are missing and "2 more": of a class, whose fields nobody writes. */
const MISSES_MANY_FIELDS = 2740;

/**
 * What is wrong with a type, in a line that ends with what to write, where the type that is wanted says so: a class by its functions that
 * make one, ` Write Size.mebibytes(…).`, an alias by its docstring, and a type that is a sentence by itself.
 */
function describeTypeFault(diagnostic, checker) {
  const { code, file, messageText } = diagnostic;
  const [first, ...causes] = readChain(messageText);
  const [, words] = IN_WORDS.exec(first) ?? [];
  if (words) return words;
  const missing = findMissing(messageText);
  if (missing) return missing;
  if (code === UNKNOWN_FIELD && file) return `${first}${listFields(diagnostic, checker)}`;
  const node = NOT_ASSIGNABLE.includes(code) && file ? findNode(file, diagnostic.start, diagnostic.start + diagnostic.length) : undefined;
  const wanted = node && findWantedType(node, checker);
  const meant = wanted && findMeant(node, checker.typeToString(wanted));
  if (meant !== undefined) return `${first} Did you mean ${meant}?`;
  const meaning = ts.displayPartsToString(wanted?.aliasSymbol?.getDocumentationComment(checker));
  if (meaning === '') return [first, ...causes].join(' ') + adviseOnClass(wanted, checker);
  // The way to the innermost cause leads through what the alias is made of.
  return [first, ...causes.slice(-1), `${wanted.aliasSymbol.name}: ${joinLines(meaning)}`].join(' ');
}

/** The message about a field that is missing, of the causes of another: what leads there is written out at length. */
function findMissing(messageText) {
  const chain = typeof messageText === 'string' ? [] : [messageText];
  while (chain.at(-1)?.next?.length === 1) chain.push(chain.at(-1).next[0]);
  return chain.find(({ code }) => code === MISSES_A_FIELD)?.messageText;
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

function findWantedType(node, checker) {
  const value = valueOf(node);
  const type = ts.isExpression(value) ? checker.getContextualType(value) : undefined;
  return type && checker.getNonNullableType(type);
}

/** Of the name of a property, what it is given. */
function valueOf(node) {
  return ts.isPropertyAssignment(node.parent) ? node.parent.initializer : node;
}

function findMeant(node, wanted) {
  const value = valueOf(node);
  if (!ts.isPropertyAssignment(value.parent) || !ts.isStringLiteralLike(value)) return undefined;
  // Only now: most faults need no TypeScript to be loaded.
  const { findMeantValue } = require('./meant-value.cjs');
  return findMeantValue({ prop: value.parent.name.getText(), text: value.text, wanted });
}

/** The outermost node between two places. */
function findNode(node, start, end) {
  if (node.getStart() === start && node.end === end) return node;
  return ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? findNode(child, start, end) : undefined));
}

/** ` It has redis, mongo.`, of the type of an object that has a field too many. */
function listFields({ file, start, length }, checker) {
  const object = ts.findAncestor(findNode(file, start, start + length), ts.isObjectLiteralExpression);
  const wanted = object && checker.getContextualType(object);
  const names = wanted
    ? checker
        .getNonNullableType(wanted)
        .getProperties()
        .map(({ name }) => name)
    : [];
  return names.length > 0 && names.length <= MOST_NAMES ? ` It has ${names.join(', ')}.` : '';
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
