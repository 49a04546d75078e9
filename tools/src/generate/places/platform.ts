import { apiGateway } from '@fairlead/contracts/api-gateway';
import ts from 'typescript';
import { editSource, need } from '../source/edit-source';
import { addContractImport, findContractName, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place } from './place';

/** Who calls whom, once. */
export const PLATFORM_FILE = 'overlays/platform.ts';

/** The constructs of stores, by kind. */
export const STORES: Readonly<Record<string, string>> = { redis: 'RedisStore', mongo: 'MongoStore' };

/** The service, what it uses and calls, and who calls it, before what is said of the gateway. */
export const platform: Place = {
  add: (tree, { name, contract, variable, calls, uses, isPublic }) =>
    editSource(tree, PLATFORM_FILE, (source) => {
      const gateway = getService(source, apiGateway.name);
      const store = uses === undefined ? undefined : getStore(source, uses);
      addContractImport(source, name, contract);
      source.insertBefore(
        statementOf(gateway),
        `const ${variable} = new HttpService(shop, ${contract}, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });`,
      );
      const edges = edgesOf(source, gateway.name.getText());
      const first = need(edges[0], PLATFORM_FILE, `${gateway.name.getText()}.calls(…)`);
      if (store) source.insertBefore(first, `${variable}.uses(${store.name.getText()});`);
      for (const callee of calls) source.insertBefore(first, `${variable}.calls(${getService(source, callee).name.getText()});`);
      const lastCall = edges.filter((edge) => edge.getText().includes('.calls(')).at(-1) ?? first;
      if (isPublic) source.insertAfter(lastCall, `${gateway.name.getText()}.calls(${variable});`);
    }),
  remove: (tree, { name }) =>
    editSource(tree, PLATFORM_FILE, (source) => {
      const service = getService(source, name);
      source.removeLines(statementOf(service));
      for (const edge of edgesOf(source, service.name.getText())) source.removeLines(edge);
      removeContractImport(source, name);
    }),
};

/** Where a store of a kind is declared. @throws Error where there is none */
export function getStore(source: SourceEdits, kind: string): ts.VariableDeclaration {
  const construct = STORES[kind] ?? '';
  return need(declarationOf(source, construct), PLATFORM_FILE, `new ${construct}(…)`);
}

/** Where the service of a contract is declared. */
function getService(source: SourceEdits, name: string): ts.VariableDeclaration {
  const contract = findContractName(source, name);
  const found = source.find(ts.isVariableDeclaration).find(({ initializer }) => {
    const made = initializer && ts.isNewExpression(initializer) ? initializer : undefined;
    return made?.expression.getText() === 'HttpService' && made.arguments?.[1]?.getText() === contract;
  });
  return need(contract === undefined ? undefined : found, PLATFORM_FILE, `new HttpService(…) of ${name}`);
}

function declarationOf(source: SourceEdits, construct: string): ts.VariableDeclaration | undefined {
  return source
    .find(ts.isVariableDeclaration)
    .find(({ initializer }) => initializer && ts.isNewExpression(initializer) && initializer.expression.getText() === construct);
}

function statementOf(declaration: ts.VariableDeclaration): ts.Node {
  return declaration.parent.parent;
}

/** Statements that say something of a service, `users.uses(redis);`, or name it: `gateway.calls(users);`. */
function edgesOf(source: SourceEdits, variable: string): readonly ts.ExpressionStatement[] {
  return source.find(ts.isExpressionStatement).filter(({ expression }) => {
    if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
    return [expression.expression.expression, ...expression.arguments].some((each) => each.getText() === variable);
  });
}

/** Names that the file has given already: none can be given twice. */
export function findTakenNames(source: SourceEdits): readonly string[] {
  const isNamed = (node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration | ts.ImportSpecifier | ts.FunctionDeclaration =>
    ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isImportSpecifier(node) || ts.isFunctionDeclaration(node);
  return source.find(isNamed).flatMap(({ name }) => (name ? [name.getText()] : []));
}

/** Names of the stores: `redis`. */
export function findStoreNames(source: SourceEdits): readonly string[] {
  const made = source.find(ts.isNewExpression).filter(({ expression }) => expression.getText().endsWith('Store'));
  return made.flatMap(({ arguments: given }) => (given?.[1] && ts.isStringLiteral(given[1]) ? [given[1].text] : []));
}
