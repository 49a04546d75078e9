import { readEnvironment } from '../../environment/environment';
import { listDefinitions } from './definitions';

test('dev needs no definition, and prod those of the operators of secrets and of Prometheus', () => {
  const names = ['dev', 'prod'].map((name) => listDefinitions(readEnvironment(name).objects).map((definition) => definition.name));

  expect(names).toEqual([
    [],
    ['externalsecrets.external-secrets.io', 'secretstores.external-secrets.io', 'podmonitors.monitoring.coreos.com'],
  ]);
});

test('each definition is of a release, by its address', () => {
  const objects = [
    { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' },
    { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
    { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
  ];

  const definitions = listDefinitions(objects);

  expect(definitions).toHaveLength(3);
  for (const { url } of definitions) expect(url).toMatch(/^https:\/\/.*\/v\d+\.\d+\.\d+\/.*\.yaml$/);
});

test('a kind of which nobody knows the definition is named', () => {
  expect(() => listDefinitions([{ apiVersion: 'acme.example/v1', kind: 'Anvil' }])).toThrow(
    'nobody knows where the definition of acme.example/Anvil comes from; add its release to tools/src/cluster/needs/definitions.ts',
  );
});

test.each(['v1', 'apps/v1', 'networking.k8s.io/v1', 'rbac.authorization.k8s.io/v1', 'policy/v1'])(
  '%s is Kubernetes itself',
  (apiVersion) => {
    expect(listDefinitions([{ apiVersion, kind: 'Anything' }])).toEqual([]);
  },
);
