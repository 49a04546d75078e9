import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { poolsExceedConnections } from './pools-exceed-connections';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db', namespace: 'shop' }, spec: { selector: { app: 'db' } } };
const store = (container: object = { args: ['-c', 'max_connections=50'] }) =>
  runningWorkload({ kind: 'StatefulSet', name: 'db', container: { image: 'postgres:17', ...container } });
const client = (replicas: number, pool: string, url = 'postgres://app@db:5432/app', name = 'DB_POOL_SIZE') =>
  runningWorkload({
    spec: { replicas },
    container: {
      env: [
        { name: 'DATABASE_URL', value: url },
        { name, value: pool },
      ],
    },
  });

test('ten pods of ten connections are more than fifty', () => {
  expect(findingsOf(poolsExceedConnections, [service, store(), client(10, '10')])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'StatefulSet', name: 'db' },
      path: 'spec.template.spec.containers[0].args',
      what: 'StatefulSet shop/db takes 50 connections, and the pools of its clients come to 100: Deployment shop/web 10 x 10',
      evidence: [{ path: 'spec.template.spec.containers[0].env[1].value' }, { path: 'spec.replicas' }],
    },
  ]);
});

test.each<[string, readonly unknown[]]>([
  ['by its full name', [store(), client(6, '10', 'jdbc:postgresql://db.shop.svc.cluster.local:5432/app')]],
  ['by its host alone', [store(), client(6, '10', 'db')]],
  ['in a variable of a framework', [store(), client(6, '10', 'db', 'SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE')]],
  ['of a store that reads a variable', [store({ env: [{ name: 'POSTGRESQL_MAX_CONNECTIONS', value: '50' }] }), client(6, '10')]],
  ['of MySQL', [store({ args: ['--max-connections=50'] }), client(6, '10')]],
])('found %s', (_, manifests) => {
  expect(findingsOf(poolsExceedConnections, [service, ...manifests])).toHaveLength(1);
});

test.each<[string, readonly unknown[]]>([
  ['the pools fit', [service, store(), client(5, '10')]],
  ['the store says no number', [service, store({}), client(10, '10')]],
  ['the client says none', [service, store(), client(10, 'auto')]],
  ['the client calls another store', [service, store(), client(10, '10', 'postgres://mydb:5432/app')]],
  ['no Service leads to the store', [store(), client(10, '10')]],
])('silent where %s', (_, manifests) => {
  expect(findingsOf(poolsExceedConnections, manifests)).toEqual([]);
});
