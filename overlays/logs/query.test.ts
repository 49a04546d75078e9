import { createPipeline } from './pipeline';
import { logsQuery, searchQuery } from './query';

test('a request is found by its id as a whole, and a quote in it ends no text', () => {
  expect(logsQuery('a"b')).toMatch(/^request_id:="a\\"b" \| sort by /);
});

test('what is searched by is a field of the index', () => {
  const files = createPipeline({ search: { port: 9200 } }).files;
  const template = JSON.parse(files.find(({ name }) => name === 'opensearch/index-template.json')?.content ?? '') as {
    readonly template: { readonly mappings: { readonly properties: Readonly<Record<string, { readonly type: string }>> } };
  };
  const { properties } = template.template.mappings;

  expect(searchQuery('a').query).toEqual({ term: { request_id: 'a' } });
  expect(properties['request_id']).toMatchObject({ type: 'keyword' });
  expect(searchQuery('a')._source.filter((name) => !Object.hasOwn(properties, name))).toEqual([]);
});
