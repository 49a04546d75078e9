import { APP_NAMES, JOBS, SERVICES, WORKERS } from '@fairlead/contracts';
import { createWorkspaceTree, textsOf } from '../../../testing/workspace-tree';
import { FIRST_DEBUGGER_PORT } from '../../dev/debugger';
import { namesOf } from '../names';
import type { PlacedService } from './place';
import { PLACES } from './places';

const NAMES = APP_NAMES;

// Names that no document gives: what is generated as a document says is no reason for a test to fail.
const parcels: PlacedService = {
  ...namesOf('parcels'),
  calls: ['user-service', 'data-service'],
  uses: 'redis',
  isPublic: true,
  before: NAMES,
  after: NAMES.toSpliced(SERVICES.length - 1, 0, 'parcels'),
};

const courier: PlacedService = {
  ...parcels,
  ...namesOf('courier', 'worker'),
  isPublic: false,
  after: NAMES.toSpliced(NAMES.length - JOBS.length, 0, 'courier'),
};
const sweep: PlacedService = {
  ...namesOf('sweep', 'job'),
  calls: [],
  uses: undefined,
  isPublic: false,
  schedule: '@daily',
  before: NAMES,
  after: [...NAMES, 'sweep'],
};

test('a worker and a job have theirs, each by the construct of its kind', () => {
  const [worker, job] = [courier, sweep].map((app) => textsOf(placed(app)));

  expect(worker?.get('contracts/services.ts')).toMatch(/WorkerContract\[\] = \[.*courierWorker\]/);
  expect(worker?.get('overlays/platform.ts')).toContain('const courier = new Worker(shop, courierWorker, { scale: replicas(2) });');
  expect(worker?.get('overlays/platform.ts')).toMatch(/import \{ autoscale, .*, RedisStore, replicas, .*Worker \} from 'fairlead';/);
  expect(job?.get('contracts/services.ts')).toMatch(/JobContract\[\] = \[.*sweepJob\]/);
  expect(job?.get('overlays/platform.ts')).toContain("\n  new ScheduledJob(shop, sweepJob, { schedule: '@daily' });");
  expect(job?.get('.vscode/launch.json')).not.toContain('sweep');
});

/** The workspace with a service in all its places. */
function placed(service: PlacedService) {
  const tree = createWorkspaceTree();
  for (const place of PLACES) place.add(tree, service);
  return tree;
}

test('a service has its place wherever services are written down', () => {
  const texts = textsOf(placed(parcels));

  const expected: Readonly<Record<string, readonly string[]>> = {
    'contracts/services.ts': [
      "import { parcelsService } from '@fairlead/contracts/parcels';\n",
      'dataService, ',
      'parcelsService, apiGateway]',
    ],
    'contracts/api-gateway/src/index.ts': [
      'calls: [userService, dataService, ',
      'parcelsService]',
      "...forward(parcelsService, '/parcels', '/api/parcels')",
    ],
    'contracts/api-gateway/src/http.ts': [
      "import { parcelsOperations } from '@fairlead/contracts/parcels/http';\n",
      "'parcels': parcelsOperations,\n      'api-gateway': gatewayOperations,",
    ],
    'overlays/platform.ts': [
      'const parcels = new HttpService(shop, parcelsService, {',
      '  parcels.uses(redis);\n  parcels.calls(users);\n  parcels.calls(data);\n  gateway.calls(users);',
      '  gateway.calls(parcels);\n  gateway.exposeAt',
    ],
    'overlays/prod/images.json': ['"ghcr.io/fairlead/parcels:sha-'],
    'docs/add-an-environment.md': ['"parcels": "ghcr.io/fairlead/parcels:sha-4f2c1d0",\n  "redis"'],
    'docker-bake.hcl': [`["${parcels.after.join('", "')}"]`],
    '.github/workflows/images.yml': [`image: [${parcels.after.join(', ')}]`],
    '.github/workflows/report.yml': [`image: [${parcels.after.join(', ')}]`],
    '.vscode/launch.json': ['"name": "parcels",'],
    'docs/README.md': ['[parcels](../apps/parcels/README.md), [api-gateway]'],
  };
  for (const [path, parts] of Object.entries(expected)) for (const part of parts) expect(texts.get(path)).toContain(part);
});

test('debuggers keep the ports that npm run dev gives them: the gateway comes after the other services', () => {
  const { configurations } = JSON.parse(textsOf(placed(parcels)).get('.vscode/launch.json') ?? '') as {
    configurations: readonly { name: string; port: number; request: string }[];
  };

  const running = [...SERVICES, ...WORKERS].map(({ name }) => name).toSpliced(SERVICES.length - 1, 0, 'parcels');
  expect(configurations.map(({ name, port, request }) => `${name} ${port} ${request}`)).toEqual(
    running.map((name, index) => `${name} ${FIRST_DEBUGGER_PORT + index} attach`),
  );
});

test('what is not public is not in the contract of the gateway, and nobody calls it', () => {
  const before = textsOf(createWorkspaceTree());

  const texts = textsOf(placed({ ...parcels, isPublic: false }));

  for (const file of ['index.ts', 'http.ts'].map((each) => `contracts/api-gateway/src/${each}`))
    expect(texts.get(file)).toBe(before.get(file));
  expect(texts.get('overlays/platform.ts')).not.toContain('gateway.calls(parcels)');
});

test.each([
  { what: 'all of it', service: parcels },
  { what: 'a service that is alone', service: { ...parcels, calls: [], uses: undefined, isPublic: false } },
  {
    what: 'a name that ends in -service',
    service: { ...parcels, ...namesOf('stock-service'), after: NAMES.toSpliced(SERVICES.length - 1, 0, 'stock-service') },
  },
  {
    what: 'a name before all others',
    service: { ...parcels, ...namesOf('accounts'), after: NAMES.toSpliced(SERVICES.length - 1, 0, 'accounts') },
  },
  { what: 'a worker', service: courier },
  { what: 'a job', service: sweep },
])('what is added is taken out to the byte: $what', ({ service }) => {
  const before = textsOf(createWorkspaceTree());
  const tree = placed(service);

  for (const place of PLACES) place.remove(tree, { ...service, before: service.after, after: NAMES });

  const formatted = new Set(['.vscode/launch.json']);
  for (const [path, text] of textsOf(tree))
    if (formatted.has(path)) expect(JSON.parse(text)).toEqual(JSON.parse(before.get(path) ?? ''));
    else expect({ path, text }).toEqual({ path, text: before.get(path) });
});
