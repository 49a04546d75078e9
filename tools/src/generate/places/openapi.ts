import { apiGateway } from '@fairlead/contracts/api-gateway';
import ts from 'typescript';
import { editSource, need } from '../source/edit-source';
import { addContractImport, removeContractImport } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { Place } from './place';

/** What the OpenAPI document of all that is public is made of. */
const OPENAPI_FILE = `contracts/${apiGateway.name}/src/http.ts`;

/** The operations of what is public: without them there would be no document. */
export const openApi: Place = {
  add: (tree, { isPublic, name, variable }) => {
    if (!isPublic) return;
    editSource(tree, OPENAPI_FILE, (source) => {
      addContractImport(source, `${name}/http`, `${variable}Operations`);
      source.insertBefore(need(operationsOf(source).at(-1), OPENAPI_FILE, 'object of operations'), `'${name}': ${variable}Operations,`);
    });
  },
  remove: (tree, { name, variable }) =>
    editSource(tree, OPENAPI_FILE, (source) => {
      for (const property of operationsOf(source))
        if (ts.isPropertyAssignment(property) && property.initializer.getText() === `${variable}Operations`) source.removeLines(property);
      removeContractImport(source, `${name}/http`);
    }),
};

/** Each on a line of its own, the gateway's last. */
function operationsOf(source: SourceEdits): readonly ts.ObjectLiteralElementLike[] {
  const found = source.find(ts.isPropertyAssignment).find((each) => each.name.getText() === 'operations')?.initializer;
  return found && ts.isObjectLiteralExpression(found) ? [...found.properties] : [];
}
