import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { publicRoutes } from 'fairlead/contract';
import { describePlatform } from './http';
import { apiGateway } from './index';
import document from './openapi.json';

/** As the OpenAPI Initiative publishes it; the package brings it along. */
const OFFICIAL = require.resolve('@seriousme/openapi-schema-validator/schemas/v3.1/schema.json');

const isOpenApi = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(OFFICIAL, 'utf8')) as Record<string, unknown>,
);

test('the committed document is what the contracts say; when it is not, run npm run docs:openapi and commit', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(describePlatform())));
});

test('it is a document of OpenAPI 3.1, by the schema of those who wrote that', () => {
  isOpenApi(document);

  expect(isOpenApi.errors).toBeNull();
});

test.each([
  { fault: 'no title', wrong: { ...document, info: { version: '1.0.0' } } },
  { fault: 'a parameter without a schema', wrong: { ...document, paths: { '/a': { parameters: [{ name: 'a', in: 'query' }] } } } },
  { fault: 'an unknown field', wrong: { ...document, routes: {} } },
])('that schema finds $fault', ({ wrong }) => {
  expect(isOpenApi(wrong)).toBe(false);
});

test('each of its schemas is a JSON Schema without a keyword that means nothing, and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false, keywords: ['components'] });
  const { components } = document;

  for (const name of Object.keys(components.schemas)) ajv.compile({ $ref: `#/components/schemas/${name}`, components });

  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = '']) => pointer.split('/'));
  const lookUp = (value: unknown, key: string) => (value as Record<string, unknown> | undefined)?.[key];
  expect(references.filter((keys) => keys.reduce<unknown>(lookUp, document) === undefined)).toEqual([]);
});

test('it has every public route with its methods, once, and no other; nothing of where they lead', () => {
  const described = Object.entries(document.paths).map(([path, methods]) => `${Object.keys(methods).join().toUpperCase()} ${path}`);

  expect(described).toEqual(
    publicRoutes(apiGateway.routes).map(({ path, methods }) => `${methods.join()} ${path.replace(/:(\w+)/, '{$1}')}`),
  );
  // Others have the name of their path.
  const names = apiGateway.calls.map(({ name }) => name).filter((name) => name.endsWith('-service'));
  expect(names.filter((name) => JSON.stringify(document).includes(name))).toEqual([]);
});

test('the ids of its operations are unique, and its links lead to some of them with parameters that they have', () => {
  const operations = Object.values(describePlatform().paths).flatMap((methods) => Object.values(methods));
  const parameters = new Map(
    operations.map((each) => [each.operationId, each.parameters.map((part) => ('name' in part ? part.name : ''))]),
  );
  const answers = operations.flatMap(({ responses }) => Object.values(responses));
  const links = answers.flatMap((answer) => ('links' in answer ? Object.values(answer.links ?? {}) : []));

  expect(parameters.size).toBe(operations.length);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(parameters.get(link.operationId)).toEqual(expect.arrayContaining(Object.keys(link.parameters)));
});
