import ts from 'typescript';
import type { SourceEdits } from './source-edits';

/** Where contracts are imported from. */
export const contractModule = (name: string) => `@fairlead/contracts/${name}`;

/** The name under which a file imports the contract of a service; nothing where it does not. */
export function findContractName(source: SourceEdits, name: string): string | undefined {
  const bindings = importsOf(source).find((each) => moduleOf(each) === contractModule(name))?.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements[0]?.name.text : undefined;
}

/** Imports the contract of a service, in the alphabet's order among its like. */
export function addContractImport(source: SourceEdits, name: string, contract: string): void {
  const line = `import { ${contract} } from '${contractModule(name)}';`;
  const like = importsOf(source).filter((each) => moduleOf(each).startsWith(contractModule('')));
  const next = like.find((each) => moduleOf(each) > contractModule(name));
  const last = like.at(-1) ?? importsOf(source).at(-1);
  if (next) source.insertBefore(next, line);
  else if (last) source.insertAfter(last, line);
}

export function removeContractImport(source: SourceEdits, name: string): void {
  for (const each of importsOf(source)) if (moduleOf(each) === contractModule(name)) source.removeLines(each);
}

/**
 * Imports names from a module, beside those that are there, in the alphabet's order.
 *
 * @param unused names that go
 */
export function editNamedImports(source: SourceEdits, module: string, added: readonly string[], unused: readonly string[] = []): void {
  const bindings = importsOf(source).find((each) => moduleOf(each) === module)?.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return;
  const kept = bindings.elements.map((element) => element.getText()).filter((name) => !unused.includes(name));
  const names = [...new Set([...kept, ...added])].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  source.replace(bindings, `{ ${names.join(', ')} }`);
}

function importsOf({ file }: SourceEdits): readonly ts.ImportDeclaration[] {
  return file.statements.filter((statement) => ts.isImportDeclaration(statement));
}

function moduleOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}
