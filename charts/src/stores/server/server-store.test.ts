import { Size } from 'cdk8s';
import { defineContract, defineStoreKind } from 'fairlead/contract';
import { createPlatform, dev, find } from '../../../testing/fixtures';
import {
  type CompleteServerProps,
  HttpService,
  type Platform,
  replicas,
  type ServerDefinition,
  type ServerProps,
  ServerStore,
  type StoreProtocol,
} from '../../index';

const SEARCH = defineStoreKind({
  kind: 'search',
  variables: {
    SEARCH_URL: { type: 'url', protocols: ['http:'], description: 'address of the search server' },
    SEARCH_PASSWORD: { type: 'text', secret: true, description: 'its password' },
  },
  driver: { pool: { size: 4 }, socketsBesidePool: 0 },
});

const protocol: StoreProtocol<'search'> = {
  definition: SEARCH,
  port: 9200,
  variablesFor: ({ host, port }, _owner, { password }) => ({ SEARCH_URL: { value: `http://${host}:${port}` }, SEARCH_PASSWORD: password }),
};

interface SearchProps extends ServerProps {
  readonly memory: Size;
}

const definition: ServerDefinition<'search', CompleteServerProps> = {
  protocol,
  image: 'search:3.1',
  subject: 'a SearchStore',
  props: { memory: 'required' },
  defaults: {
    memory: Size.mebibytes(512),
    cpuMillis: 100,
    cpuLimitMillis: 1_000,
    ephemeralStorage: Size.mebibytes(100),
    sockets: 100,
    startupSeconds: 60,
    terminationGracePeriodSeconds: 30,
  },
  findFaults: () => [],
  limits: ({ sockets }) => ({ sockets }),
  filesFolder: '/etc/search',
  files: ({ services }) => ({ users: services.map(({ name }) => name).join('\n') }),
  program: ({ port }) => ({
    user: 1_000,
    command: ['search', '--port', String(port)],
    dataFolder: '/data',
    env: { JAVA_OPTS: '-Xmx256m' },
    probes: { startup: { exec: { command: ['up'] } }, liveness: { exec: { command: ['up'] } }, readiness: { exec: { command: ['up'] } } },
  }),
};

class SearchStore extends ServerStore<'search', CompleteServerProps> {
  constructor(platform: Platform, id: string, given: SearchProps) {
    super(platform, id, definition, given);
  }
}

const web = defineContract({ name: 'orders', description: 'pages', port: 3000, stores: { search: { kind: SEARCH, need: 'required' } } });
const memory = Size.mebibytes(512);

function createSite(change: Partial<StoreProtocol<'search'>> = {}) {
  const platform = createPlatform(dev);
  const store = new (class extends ServerStore<'search', CompleteServerProps> {})(
    platform,
    'search',
    { ...definition, protocol: { ...protocol, ...change } },
    { memory },
  );
  new HttpService(platform, web, { scale: replicas(1) }).uses(store);
  return platform;
}

test('a kind of one’s own is a server with credentials, an edge, a wait and its variables', () => {
  const platform = createSite();

  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.SEARCH_URL', 'http://search:9200');
  expect(find(platform, 'ConfigMap', 'search')).toHaveProperty('data', { users: 'orders' });
  expect(find(platform, 'NetworkPolicy', 'allow-search-from-orders')).toHaveProperty('spec.ingress[0].ports', [
    { port: 9200, protocol: 'TCP' },
  ]);
  expect(find(platform, 'Deployment', 'orders')).toHaveProperty('spec.template.spec.initContainers[0].name', 'wait-for-search');
  expect(find(platform, 'StatefulSet', 'search')).toHaveProperty('spec.template.spec.containers[0]', {
    ...(find(platform, 'StatefulSet', 'search') as unknown as { spec: { template: { spec: { containers: [object] } } } }).spec.template.spec
      .containers[0],
    name: 'search',
    image: 'search:3.1',
    env: [{ name: 'JAVA_OPTS', value: '-Xmx256m' }],
  });
});

test('an address that its services do not read is told', () => {
  const variablesFor = () => ({ SEARCH_URL: { value: 'search:9200' } });

  expect(() => createSite({ variablesFor }).toJson()).toThrow('SEARCH_URL is not usable');
});

test('a variable that it leaves out, and one that nobody reads, are told', () => {
  const variablesFor = () => ({ SEARCH_URI: { value: 'http://search:9200' } });

  expect(createSite({ variablesFor }).findFaults()).toEqual(
    expect.arrayContaining([
      'dev/search: gives no value to SEARCH_URL, which its services read; add it to variablesFor',
      'dev/search: gives a value to SEARCH_URI, which its services do not read; add it to the variables of search, or leave it out',
    ]),
  );
});

test('a misspelt prop is told', () => {
  const platform = createPlatform(dev);
  new SearchStore(platform, 'search', { memory, ...{ storge: memory } });

  expect(() => platform.toJson()).toThrow('dev/search: storge is no prop of a SearchStore; write storage');
});

test('a contract that does not use its kind does not compile', () => {
  const platform = createPlatform(dev);
  const other = defineContract({ name: 'other', description: 'other', port: 3000 });
  const service = new HttpService(platform, other, { scale: replicas(1) });

  // @ts-expect-error its contract has no search
  service.uses(new SearchStore(platform, 'search', { memory }));

  expect(() => platform.toJson()).toThrow('uses(search) is not in its contract');
});
