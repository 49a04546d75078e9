import { apiGateway } from '@fairlead/contracts/api-gateway';
import ts from 'typescript';
import { editSource, need } from '../source/edit-source';
import type { AppKind } from '../names';
import { addContractImport, editNamedImports, findContractName, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place, PlacedService } from './place';

/** Who calls whom, once. */
export const PLATFORM_FILE = 'overlays/platform.ts';

/** The constructs of stores, by kind. */
export const STORES: Readonly<Record<string, string>> = { redis: 'RedisStore', mongo: 'MongoStore' };

/** Where the constructs come from. */
const LIBRARY = 'fairlead';

/** How each kind is made, and what that imports. */
const MADE: Readonly<
  Record<AppKind, { readonly construct: string; readonly props: (app: PlacedService) => string; readonly imports: readonly string[] }>
> = {
  service: { construct: 'HttpService', props: () => '{ scale: autoscale({ min: 3, max: 10, cpu: 70 }) }', imports: [] },
  worker: { construct: 'Worker', props: () => '{ scale: replicas(2) }', imports: ['replicas', 'Worker'] },
  job: { construct: 'ScheduledJob', props: ({ schedule = '' }) => `{ schedule: '${schedule}' }`, imports: ['ScheduledJob'] },
};

/** What is added, what it uses and calls, and who calls it, before what is said of the gateway. */
export const platform: Place = {
  add: (tree, app) =>
    editSource(tree, PLATFORM_FILE, (source) => {
      const { kind, name, contract, variable, calls, uses, isPublic } = app;
      const { construct, props, imports } = MADE[kind];
      const gateway = getApp(source, apiGateway.name);
      const store = uses === undefined ? undefined : getStore(source, uses);
      addContractImport(source, name, contract);
      editNamedImports(source, LIBRARY, imports);
      const made = `new ${construct}(shop, ${contract}, ${props(app)});`;
      const edges = edgesOf(source, gateway.name.getText());
      const first = need(edges[0], PLATFORM_FILE, `${gateway.name.getText()}.calls(…)`);
      // What nothing more is said of has no name.
      const isNamed = store !== undefined || calls.length > 0 || isPublic;
      source.insertBefore(statementOf(gateway), kind === 'service' || isNamed ? `const ${variable} = ${made}` : made);
      if (store) source.insertBefore(first, `${variable}.uses(${store.name.getText()});`);
      for (const callee of calls) source.insertBefore(first, `${variable}.calls(${nameIn(source, callee)});`);
      const lastCall = edges.filter((edge) => edge.getText().includes('.calls(')).at(-1) ?? first;
      if (isPublic) source.insertAfter(lastCall, `${gateway.name.getText()}.calls(${variable});`);
    }),
  remove: (tree, { kind, name }) =>
    editSource(tree, PLATFORM_FILE, (source) => {
      const made = getMade(source, name);
      const declared = findDeclaration(made);
      const statement = declared ? statementOf(declared) : made.parent;
      source.removeLines(statement);
      if (declared) for (const edge of edgesOf(source, declared.name.getText())) source.removeLines(edge);
      removeContractImport(source, name);
      const isElsewhere = (imported: string) =>
        source
          .find(ts.isIdentifier)
          .some((node) => node.text === imported && !isWithin(node, statement) && !ts.isImportSpecifier(node.parent));
      editNamedImports(
        source,
        LIBRARY,
        [],
        MADE[kind].imports.filter((imported) => !isElsewhere(imported)),
      );
    }),
};

/** Where a store of a kind is declared. @throws Error where there is none */
export function getStore(source: SourceEdits, kind: string): ts.VariableDeclaration {
  const construct = STORES[kind] ?? '';
  return need(declarationOf(source, construct), PLATFORM_FILE, `new ${construct}(…)`);
}

/** The expression that makes what a contract is of. */
function getMade(source: SourceEdits, name: string): ts.NewExpression {
  const contract = findContractName(source, name);
  const found = source.find(ts.isNewExpression).find(({ arguments: given }) => given?.[1]?.getText() === contract);
  return need(contract === undefined ? undefined : found, PLATFORM_FILE, `new … of ${name}`);
}

/** Where what a contract is of is declared. */
function getApp(source: SourceEdits, name: string): ts.VariableDeclaration {
  return need(findDeclaration(getMade(source, name)), PLATFORM_FILE, `variable of ${name}`);
}

function nameIn(source: SourceEdits, name: string): string {
  return getApp(source, name).name.getText();
}

function findDeclaration({ parent }: ts.NewExpression): ts.VariableDeclaration | undefined {
  return ts.isVariableDeclaration(parent) ? parent : undefined;
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.getStart() >= outer.getStart() && node.getEnd() <= outer.getEnd();
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
