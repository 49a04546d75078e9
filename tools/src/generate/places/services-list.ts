import ts from 'typescript';
import { editSource, need } from '../source/edit-source';
import { addContractImport, findContractName, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place } from './place';

/** Where all services are listed. */
export const SERVICES_FILE = 'contracts/services.ts';

/** `SERVICES`, which most else follows from: a new one stands before the gateway. */
export const servicesList: Place = {
  add: (tree, { name, contract, before, after }) =>
    editSource(tree, SERVICES_FILE, (source) => {
      const next = before[after.indexOf(name)];
      const list = listOf(source);
      addContractImport(source, name, contract);
      source.addElement(list, contract, next === undefined ? undefined : elementOf(source, list, next));
    }),
  remove: (tree, { name }) =>
    editSource(tree, SERVICES_FILE, (source) => {
      const list = listOf(source);
      source.removeElement(list, elementOf(source, list, name));
      removeContractImport(source, name);
    }),
};

function listOf(source: SourceEdits): ts.ArrayLiteralExpression {
  return need(source.find(ts.isArrayLiteralExpression)[0], SERVICES_FILE, 'list of contracts');
}

function elementOf(source: SourceEdits, { elements }: ts.ArrayLiteralExpression, name: string): ts.Expression {
  const contract = findContractName(source, name);
  return need(
    elements.find((element) => element.getText() === contract),
    SERVICES_FILE,
    `contract of ${name} in its list`,
  );
}
