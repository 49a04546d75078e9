import type { OpenApi } from './open-api';
import { readRelease } from './release-schema';

const sail = { group: 'sea.k8s.io', version: 'v1', kind: 'Sail' };
const refTo = (name: string) => ({ allOf: [{ $ref: `#/components/schemas/${name}` }] });

/** A kind of each sort of field, one that is made below another object, and a type that nothing leads to. */
const DOCUMENT: OpenApi = {
  paths: {
    '/apis/sea.k8s.io/v1/namespaces/{namespace}/sails': { post: { 'x-kubernetes-group-version-kind': sail } },
    '/apis/sea.k8s.io/v1/sails/{name}/reef': { post: { 'x-kubernetes-group-version-kind': { ...sail, kind: 'Reef' } } },
  },
  components: {
    schemas: {
      'io.k8s.api.sea.v1.Sail': {
        'x-kubernetes-group-version-kind': [sail],
        required: ['spec'],
        properties: { spec: refTo('io.k8s.api.sea.v1.SailSpec'), status: refTo('io.k8s.api.sea.v1.SailStatus') },
      },
      'io.k8s.api.sea.v1.SailSpec': {
        properties: {
          area: { type: 'integer', format: 'int32' },
          weight: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity' },
          parts: { type: 'array', items: refTo('io.k8s.api.sea.v1.SailSpec') },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          key: { type: 'string', format: 'byte' },
          extra: { type: 'object' },
        },
      },
      'io.k8s.api.sea.v1.SailStatus': { properties: { set: { type: 'boolean' } } },
      'io.k8s.api.sea.v1.Reef': { 'x-kubernetes-group-version-kind': [{ ...sail, kind: 'Reef' }], properties: {} },
      'io.k8s.apimachinery.pkg.api.resource.Quantity': {},
    },
  },
};

test('kinds that can be created are read, with every type that they lead to', () => {
  const { kinds, types } = readRelease([DOCUMENT]);

  expect([...kinds]).toEqual([['sea.k8s.io/v1 Sail', 'sea.v1.Sail']]);
  expect(Object.fromEntries([...types].map(([name, fields]) => [name, Object.fromEntries(fields)]))).toEqual({
    'sea.v1.Sail': { spec: '!sea.v1.SailSpec', status: 'any' },
    'sea.v1.SailSpec': { area: 'int32', weight: 'quantity', parts: '[sea.v1.SailSpec]', labels: '{string}', key: 'bytes', extra: 'any' },
  });
});
