import { APP_NAMES, SERVICES } from '@fairlead/contracts';
import { createWorkspaceTree, textsOf } from '../../../testing/workspace-tree';
import { namesOf } from '../names';
import type { PlacedService } from './place';
import { PLACES } from './places';

const NAMES = APP_NAMES;

const orders: PlacedService = {
  ...namesOf('orders'),
  calls: ['user-service', 'data-service'],
  uses: 'redis',
  isPublic: true,
  before: NAMES,
  after: NAMES.toSpliced(SERVICES.length - 1, 0, 'orders'),
};

const mailer: PlacedService = { ...orders, ...namesOf('mailer', 'worker'), isPublic: false, after: [...NAMES, 'mailer'] };
const cleanup: PlacedService = {
  ...namesOf('cleanup', 'job'),
  calls: [],
  uses: undefined,
  isPublic: false,
  schedule: '@daily',
  before: NAMES,
  after: [...NAMES, 'cleanup'],
};

test('a worker and a job have theirs, each by the construct of its kind', () => {
  const [worker, job] = [mailer, cleanup].map((app) => textsOf(placed(app)));

  expect(worker?.get('contracts/services.ts')).toContain('WorkerContract[] = [mailerWorker]');
  expect(worker?.get('overlays/platform.ts')).toContain('const mailer = new Worker(shop, mailerWorker, { scale: replicas(2) });');
  expect(worker?.get('overlays/platform.ts')).toMatch(/import \{ autoscale, .*, RedisStore, replicas, Worker \} from 'fairlead';/);
  expect(job?.get('contracts/services.ts')).toContain('JobContract[] = [cleanupJob]');
  expect(job?.get('overlays/platform.ts')).toContain("\n  new ScheduledJob(shop, cleanupJob, { schedule: '@daily' });");
  expect(job?.get('.vscode/launch.json')).not.toContain('cleanup');
});

/** The workspace with a service in all its places. */
function placed(service: PlacedService) {
  const tree = createWorkspaceTree();
  for (const place of PLACES) place.add(tree, service);
  return tree;
}

test('a service has its place wherever services are written down', () => {
  const texts = textsOf(placed(orders));

  const expected: Readonly<Record<string, readonly string[]>> = {
    'contracts/services.ts': [
      "import { ordersService } from '@fairlead/contracts/orders';\nimport { userService }",
      '[userService, dataService, ordersService, apiGateway]',
    ],
    'contracts/api-gateway/src/index.ts': [
      'calls: [userService, dataService, ordersService]',
      "...forward(ordersService, '/orders', '/api/orders')",
    ],
    'contracts/api-gateway/src/http.ts': [
      "import { ordersOperations } from '@fairlead/contracts/orders/http';\nimport { userOperations }",
      "'orders': ordersOperations,\n      'api-gateway': gatewayOperations,",
    ],
    'overlays/platform.ts': [
      'const orders = new HttpService(shop, ordersService, {',
      '  orders.uses(redis);\n  orders.calls(users);\n  orders.calls(data);\n  gateway.calls(users);',
      '  gateway.calls(data);\n  gateway.calls(orders);\n  gateway.exposeAt',
    ],
    'overlays/prod/images.json': ['"ghcr.io/fairlead/orders:sha-'],
    'docs/add-an-environment.md': ['"orders": "ghcr.io/fairlead/orders:sha-4f2c1d0",\n  "redis"'],
    'docker-bake.hcl': ['["user-service", "data-service", "orders", "api-gateway"]'],
    '.github/workflows/images.yml': ['image: [user-service, data-service, orders, api-gateway]'],
    '.github/workflows/report.yml': ['image: [user-service, data-service, orders, api-gateway]'],
    '.vscode/launch.json': ['"name": "orders",'],
    'docs/README.md': ['[orders](../apps/orders/README.md), [api-gateway]'],
  };
  for (const [path, parts] of Object.entries(expected)) for (const part of parts) expect(texts.get(path)).toContain(part);
});

test('debuggers keep the ports that npm run dev gives them: the gateway comes last', () => {
  const { configurations } = JSON.parse(textsOf(placed(orders)).get('.vscode/launch.json') ?? '') as {
    configurations: readonly { name: string; port: number; request: string }[];
  };

  expect(configurations.map(({ name, port, request }) => `${name} ${port} ${request}`)).toEqual([
    'user-service 9229 attach',
    'data-service 9230 attach',
    'orders 9231 attach',
    'api-gateway 9232 attach',
  ]);
});

test('what is not public is not in the contract of the gateway, and nobody calls it', () => {
  const before = textsOf(createWorkspaceTree());

  const texts = textsOf(placed({ ...orders, isPublic: false }));

  for (const file of ['index.ts', 'http.ts'].map((each) => `contracts/api-gateway/src/${each}`))
    expect(texts.get(file)).toBe(before.get(file));
  expect(texts.get('overlays/platform.ts')).not.toContain('gateway.calls(orders)');
});

test.each([
  { what: 'all of it', service: orders },
  { what: 'a service that is alone', service: { ...orders, calls: [], uses: undefined, isPublic: false } },
  {
    what: 'a name that ends in -service',
    service: { ...orders, ...namesOf('stock-service'), after: NAMES.toSpliced(SERVICES.length - 1, 0, 'stock-service') },
  },
  {
    what: 'a name before all others',
    service: { ...orders, ...namesOf('accounts'), after: NAMES.toSpliced(SERVICES.length - 1, 0, 'accounts') },
  },
  { what: 'a worker', service: mailer },
  { what: 'a job', service: cleanup },
])('what is added is taken out to the byte: $what', ({ service }) => {
  const before = textsOf(createWorkspaceTree());
  const tree = placed(service);

  for (const place of PLACES) place.remove(tree, { ...service, before: service.after, after: NAMES });

  const formatted = new Set(['.vscode/launch.json']);
  for (const [path, text] of textsOf(tree))
    if (formatted.has(path)) expect(JSON.parse(text)).toEqual(JSON.parse(before.get(path) ?? ''));
    else expect({ path, text }).toEqual({ path, text: before.get(path) });
});
