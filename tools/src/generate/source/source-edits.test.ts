import ts from 'typescript';
import { addContractImport, findContractName, removeContractImport } from './imports';
import { SourceEdits } from './source-edits';

const TEXT = `import { apiGateway } from '@fairlead/contracts/api-gateway';
import { userService } from '@fairlead/contracts/user-service';
import { Size } from 'cdk8s';

// a, /* and not */ [b]
const list = [apiGateway, userService /* the last */];
const empty = [];
`;

const open = () => new SourceEdits('a.ts', TEXT);
const listsOf = (source: SourceEdits) => source.find(ts.isArrayLiteralExpression);

test.each([
  { name: 'accounts', line: 1 },
  { name: 'orders', line: 2 },
  { name: 'web', line: 3 },
])('the contract of $name is imported at line $line, in the alphabet’s order', ({ name, line }) => {
  const source = open();

  addContractImport(source, name, 'added');

  expect(source.toString().split('\n')[line - 1]).toBe(`import { added } from '@fairlead/contracts/${name}';`);
});

test('an import is found by its module, whatever it is called', () => {
  expect(findContractName(open(), 'user-service')).toBe('userService');
  expect(findContractName(open(), 'orders')).toBeUndefined();
});

test('an element stands before another one, at the end, or alone', () => {
  const [list, empty] = listsOf(open());
  const atEnd = open();
  const [own] = listsOf(atEnd);
  atEnd.addElement(own!, 'orders');
  const before = open();
  before.addElement(listsOf(before)[0]!, 'orders', listsOf(before)[0]!.elements[1]);
  const alone = open();
  alone.addElement(listsOf(alone)[1]!, 'orders');

  expect([list?.elements.length, empty?.elements.length]).toEqual([2, 0]);
  expect(atEnd.toString()).toContain('[apiGateway, userService, orders /* the last */]');
  expect(before.toString()).toContain('[apiGateway, orders, userService /* the last */]');
  expect(alone.toString()).toContain('const empty = [orders];');
});

test('what stands in a comment is not taken for code, and everything else stays as it is', () => {
  const source = open();
  const [list] = listsOf(source);

  source.removeElement(list!, list!.elements[0]!);
  removeContractImport(source, 'api-gateway');

  expect(source.toString()).toBe(
    TEXT.replace("import { apiGateway } from '@fairlead/contracts/api-gateway';\n", '').replace('[apiGateway, userService', '[userService'),
  );
});

test('lines that are put at one place stand in the order in which they were put, above the comment of what follows', () => {
  const source = open();
  const statement = source.file.statements[3]!;

  source.insertBefore(statement, 'one();');
  source.insertBefore(statement, 'two();');

  expect(source.toString()).toContain("'cdk8s';\n\none();\ntwo();\n// a, /* and not */ [b]\n");
});
