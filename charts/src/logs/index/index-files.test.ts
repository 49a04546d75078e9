import { accessRoles } from './access-roles';
import { bucketLifecycle } from './bucket';
import { indexTemplate } from './index-template';
import { ilmPolicy, ismPolicy } from './retention-policies';

const index = 'shop-logs';

test('known fields have types, and unknown ones make no field', () => {
  const { index_patterns, template } = indexTemplate({ engine: 'opensearch', index, replicas: 2 });

  expect(index_patterns).toEqual(['shop-logs-*']);
  expect(template.settings).toMatchObject({ 'index.number_of_replicas': 2, 'index.mapping.ignore_malformed': false });
  expect(template.settings).not.toHaveProperty('index.lifecycle.name');
  expect(template.mappings).toMatchObject({
    dynamic: false,
    properties: {
      request_id: { type: 'keyword', ignore_above: 1024 },
      status: { type: 'integer' },
      '@timestamp': { type: 'date_nanos' },
      kubernetes: { properties: { pod_name: { type: 'keyword' }, labels: { type: 'flat_object' } } },
    },
  });
});

test('Elasticsearch names its policy in the template, and one type in another way', () => {
  const { template } = indexTemplate({ engine: 'elasticsearch', index, replicas: 1 });

  expect(template.settings).toMatchObject({ 'index.lifecycle.name': index });
  expect(template.mappings.properties).toMatchObject({ kubernetes: { properties: { labels: { type: 'flattened' } } } });
});

test.each([
  [14, ['written', 'read', 'delete'], ['hot', 'warm', 'delete']],
  [1, ['written', 'delete'], ['hot', 'delete']],
])('an index lives %d days, in both policies', (retentionDays, states, phases) => {
  const { policy } = ismPolicy({ index, retentionDays });

  expect(policy.states.map(({ name }) => name)).toEqual(states);
  expect(JSON.stringify(policy)).toContain(`"min_index_age":"${retentionDays}d"`);
  expect(Object.keys(ilmPolicy({ index, retentionDays }).policy.phases)).toEqual(phases);
});

test('the writer reads nothing, and who looks at figures sees no text', () => {
  const roles = accessRoles({ engine: 'opensearch', index });

  expect(Object.keys(roles)).toEqual(['shop-logs-writer', 'shop-logs-reader', 'shop-logs-figures']);
  expect(JSON.stringify(roles['shop-logs-writer'])).not.toContain('read');
  expect(roles['shop-logs-figures']).toMatchObject({ index_permissions: [{ fls: ['~error', '~log', '~other', '~path'] }] });
  expect(accessRoles({ engine: 'elasticsearch', index })['shop-logs-figures']).toMatchObject({
    indices: [{ privileges: ['read'], field_security: { grant: ['*'], except: ['error', 'log', 'other', 'path'] } }],
  });
});

test('objects of the archive get cheaper, then go', () => {
  expect(bucketLifecycle({ bucket: 'b', prefix: 'logs', coldAfterDays: 30, retentionDays: 365 }).Rules).toMatchObject([
    { Filter: { Prefix: 'logs/' }, Transitions: [{ Days: 30 }], Expiration: { Days: 365 } },
  ]);
});
