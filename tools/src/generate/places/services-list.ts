import ts from 'typescript';
import type { AppKind } from '../names';
import { editSource, need } from '../source/edit-source';
import { addContractImport, findContractName, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place } from './place';

/** Where all services are listed. */
export const SERVICES_FILE = 'contracts/services.ts';

/** The list of each kind. */
const LISTS: Readonly<Record<AppKind, string>> = { service: 'SERVICES', worker: 'WORKERS', job: 'JOBS' };

/** The lists that most else follows from: a new service stands before the gateway, all else at the end. */
export const servicesList: Place = {
  add: (tree, { kind, name, contract, before, after }) =>
    editSource(tree, SERVICES_FILE, (source) => {
      const next = kind === 'service' ? before[after.indexOf(name)] : undefined;
      const list = listOf(source, kind);
      addContractImport(source, name, contract);
      source.addElement(list, contract, next === undefined ? undefined : elementOf(source, list, next));
    }),
  remove: (tree, { kind, name }) =>
    editSource(tree, SERVICES_FILE, (source) => {
      const list = listOf(source, kind);
      source.removeElement(list, elementOf(source, list, name));
      removeContractImport(source, name);
    }),
};

function listOf(source: SourceEdits, kind: AppKind): ts.ArrayLiteralExpression {
  const declared = source.find(ts.isVariableDeclaration).find(({ name }) => name.getText() === LISTS[kind]);
  const list = declared && source.find(ts.isArrayLiteralExpression, declared)[0];
  return need(list, SERVICES_FILE, `list ${LISTS[kind]}`);
}

function elementOf(source: SourceEdits, { elements }: ts.ArrayLiteralExpression, name: string): ts.Expression {
  const contract = findContractName(source, name);
  return need(
    elements.find((element) => element.getText() === contract),
    SERVICES_FILE,
    `contract of ${name} in its list`,
  );
}
