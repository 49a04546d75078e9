import { apiGateway } from '@fairlead/contracts/api-gateway';
import ts from 'typescript';
import { editSource, need } from '../source/edit-source';
import { addContractImport, findContractName, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place } from './place';

/** The contract of the gateway. */
export const GATEWAY_FILE = `contracts/${apiGateway.name}/src/index.ts`;

/** The calls and the routes of the gateway, for what is public. */
export const gateway: Place = {
  add: (tree, { isPublic, name, contract, path, publicPath }) => {
    if (!isPublic) return;
    editSource(tree, GATEWAY_FILE, (source) => {
      addContractImport(source, name, contract);
      source.addElement(listOf(source, 'calls'), contract);
      source.addElement(listOf(source, 'routes'), `...forward(${contract}, '${path}', '${publicPath}')`);
    });
  },
  remove: (tree, { name }) =>
    editSource(tree, GATEWAY_FILE, (source) => {
      const contract = findContractName(source, name);
      if (contract === undefined) return;
      for (const list of [listOf(source, 'calls'), listOf(source, 'routes')])
        for (const element of list.elements) if (names(element, contract)) source.removeElement(list, element);
      removeContractImport(source, name);
    }),
};

function listOf(source: SourceEdits, property: string): ts.ArrayLiteralExpression {
  const found = source.find(ts.isPropertyAssignment).find((each) => each.name.getText() === property)?.initializer;
  return need(found && ts.isArrayLiteralExpression(found) ? found : undefined, GATEWAY_FILE, `list of ${property}`);
}

/** `orders`, or `...forward(orders, …)`. */
function names(element: ts.Expression, contract: string): boolean {
  const expression = ts.isSpreadElement(element) ? element.expression : element;
  return (ts.isCallExpression(expression) ? expression.arguments[0] : expression)?.getText() === contract;
}
