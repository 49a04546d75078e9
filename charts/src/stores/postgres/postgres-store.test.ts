import { Size } from 'cdk8s';
import { defineContract, defineJob, POSTGRES } from 'fairlead/contract';
import { checkBudgets } from 'fairlead/doctor';
import { createPlatform, dev, find, memory, prod } from '../../../testing/fixtures';
import { autoscale, replicas, type Scale } from '../../deployment/scale';
import { HttpService } from '../../service/http-service';
import { Task } from '../../job/task';
import { ExternalStore } from '../external-store';
import { POSTGRES_PROTOCOL } from './postgres-protocol';
import { PostgresStore, type PostgresStoreProps } from './postgres-store';

const web = defineContract({
  name: 'orders',
  description: 'pages',
  port: 3000,
  stores: { postgres: { kind: POSTGRES, need: 'required' } },
  privileges: { postgres: { public: ['select', 'insert'] } },
});
const migration = defineJob({
  name: 'migration',
  description: 'makes tables',
  stores: { postgres: { kind: POSTGRES, need: 'required', names: { PGHOST: 'DB_HOST', PGPASSWORD: 'DB_PASS' } } },
});

function createBlog(props: Partial<PostgresStoreProps> = {}, environment = prod, scale: Scale = replicas(2)) {
  const platform = createPlatform(environment);
  const postgres = new PostgresStore(platform, 'db', { memory, ...props });
  const service = new HttpService(platform, web, { scale }).uses(postgres);
  new Task(platform, migration).uses(postgres);
  return { platform, postgres, service };
}

test('a service finds its database as libpq does, and a program of other names under those', () => {
  const { platform } = createBlog();

  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { PGHOST: 'db', PGPORT: '5432', PGDATABASE: 'shop_prod', PGUSER: 'orders', PGSSLMODE: 'disable', POSTGRES_POOL_SIZE: '5' },
  });
  expect(find(platform, 'ConfigMap', 'migration')).toMatchObject({ data: { DB_HOST: 'db', PGUSER: 'migration' } });
  expect(find(platform, 'Job', 'migration-v1-2-rc')).toHaveProperty(
    'spec.template.spec.containers[0].env',
    expect.arrayContaining([{ name: 'DB_PASS', valueFrom: { secretKeyRef: { name: 'db-credentials-migration', key: 'password' } } }]),
  );
});

test('each service is a user of the server, who may do what its contract says', () => {
  const files = find(createBlog().platform, 'ConfigMap', 'db') as unknown as { data: Record<string, string> };

  expect(JSON.parse(files.data['users.json'] ?? '')).toEqual({
    migration: { public: ['create'] },
    orders: { public: ['select', 'insert'] },
  });
  expect(files.data['pg_hba.conf']).toContain('host "shop_prod" +store_services all scram-sha-256');
});

test('the server runs as nobody special, with its files read-only and its users made before it starts', () => {
  const { spec } = find(createBlog().platform, 'StatefulSet', 'db') as unknown as { spec: Record<string, unknown> };

  expect(spec).toMatchObject({
    template: {
      spec: {
        securityContext: { runAsUser: 999, runAsNonRoot: true },
        initContainers: [{ name: 'prepare', command: ['sh', '/etc/postgres/prepare.sh', 'shop_prod'] }],
        containers: [
          {
            name: 'postgres',
            command: ['postgres', '-c', 'config_file=/etc/postgres/postgresql.conf'],
            ports: [{ name: 'postgres', containerPort: 5432 }],
            securityContext: { readOnlyRootFilesystem: true },
            lifecycle: { preStop: { exec: { command: expect.arrayContaining(['pg_ctl', 'stop']) as unknown } } },
          },
        ],
      },
    },
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '8192Mi' } } } }],
  });
});

test('its connections follow from its memory, and all pods share them', () => {
  const { platform } = createBlog({}, prod, autoscale({ min: 2, max: 3, cpu: 70 }));

  expect(find(platform, 'ConfigMap', 'db')).toHaveProperty(['data', 'postgresql.conf'], expect.stringContaining('max_connections 28\n'));
  expect(checkBudgets(platform.toJson(), platform.declaredBudgets())).toMatchObject({ findings: [] });
});

test('more pods than it has connections for are refused, with what to write', () => {
  const { platform } = createBlog({ sockets: 5 });

  expect(() => platform.toJson()).toThrow(/prod\/db: .* sockets, but it accepts 5; .* raise its sockets to /);
});

test.each<[Record<string, unknown>, string]>([
  [{ memroy: 1 }, 'memroy is no prop of a PostgresStore; write memory'],
  [{ memory: Size.mebibytes(64) }, 'memory is 64 MiB, in which no server starts; write Size.mebibytes(128) or more'],
  [{ bufferShare: 0.9 }, 'bufferShare is 0.9; write a number above 0 and up to 0.5'],
  [
    { sockets: 100 },
    'sockets is 100, but 256 MiB hold pages (64), the server (64) and 25 connections of 5 MiB; write at most 25, or more memory',
  ],
])('of %j it says: %s', (props, fault) => {
  expect(() => createBlog(props).platform.toJson()).toThrow(`prod/db: ${fault}`);
});

test('refuses a service whose name no user can have', () => {
  const platform = createPlatform(dev);
  new HttpService(platform, { ...web, name: 'public' }, { scale: replicas(1) }).uses(new PostgresStore(platform, 'db', { memory }));

  expect(() => platform.toJson()).toThrow('dev/db: no user of PostgreSQL can be called public; give the service another name');
});

test('one outside of the cluster is used alike, encrypted, with the name of a user that somebody else chose', () => {
  const platform = createPlatform();
  const db = new ExternalStore(platform, 'db', { kind: POSTGRES_PROTOCOL, host: 'db.example.net', cidrs: ['10.20.0.0/24'], sockets: 20 });
  new HttpService(platform, web, { scale: replicas(2) }).uses(db);

  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { PGHOST: 'db.example.net', PGSSLMODE: 'require', POSTGRES_POOL_SIZE: '5' },
  });
  expect(find(platform, 'ExternalSecret', 'db-credentials-orders')).toBeDefined();
});
