import type { ConfigOf } from '../contract';
import { defineContract } from '../define-contract';
import { defineGrpcService, defineTcpServer } from './define-server';

const good = { name: 'cart', description: 'carts', port: 7070 } as const;

test('a port is enough', () => {
  expect(defineGrpcService(good)).toMatchObject({
    kind: 'grpc',
    ports: { traffic: 7070 },
    form: 'host:port',
    startupSeconds: 60,
    shutdown: { lingerMs: 5_000, drainDeadlineMs: 30_000 },
  });
  expect(defineTcpServer(good)).toMatchObject({ kind: 'tcp', ports: { traffic: 7070 }, form: 'host:port' });
  expect(defineGrpcService(good)).not.toHaveProperty('metricsPath');
  expect(defineGrpcService({ ...good, managementPort: 9464 }).metricsPath).toBe('/metrics');
});

test('callers read its host and port, and no URL', () => {
  const cart = defineGrpcService(good);
  const checkout = defineContract({ name: 'checkout', description: 'buys', port: 5050, calls: [cart] });
  const config: Pick<ConfigOf<typeof checkout>, 'CART_ADDRESS'> = { CART_ADDRESS: 'cart:7070' };

  expect(checkout.env.CART_ADDRESS).toMatchObject({
    type: 'address',
    form: 'host:port',
    default: 'localhost:7070',
    required: 'production',
  });
  expect(checkout).not.toHaveProperty('faults');
  expect(config).toBeDefined();
});

test.each<[Record<string, unknown>, string]>([
  [{ healthServce: 'x' }, 'healthServce is no prop of a gRPC service; write healthService'],
  [{ routes: [] }, expect.stringContaining('routes is no prop of a gRPC service; write ') as string],
  [{ port: 0 }, 'port is 0; give a whole number from 1 to 65535'],
  [{ managementPort: 7070 }, 'managementPort is 7070; give another port than port'],
  [{ metricsPath: '/metrics' }, 'metricsPath is "/metrics"; give a managementPort too, on which it is asked'],
  [{ healthService: '' }, 'healthService is ""; give a name such as "shop.v1.Cart"'],
  [{ livenessService: '' }, 'livenessService is ""; give a name such as "liveness"'],
  [
    { healthService: 'cart', livenessService: 'cart' },
    'livenessService is "cart"; give another name than healthService, whose answer may follow a store',
  ],
  [{ shutdown: { lingerms: 1 } }, 'shutdown.lingerms is no prop of a gRPC service; write shutdown.lingerMs'],
  [{ startupSeconds: 9_999 }, 'startupSeconds is 9999; give a whole number of seconds from 1 to 3600'],
])('of a gRPC service with %j it says: %s', (change, fault) => {
  const { faults = [] } = defineGrpcService({ ...good, ...change });

  expect(faults.map((line) => line.replace('contract "cart": ', ''))).toEqual([fault]);
});

test.each<[Record<string, unknown>, string]>([
  [{ healthComand: ['x'] }, 'healthComand is no prop of a TCP server; write healthCommand'],
  [{ healthCommand: 'pg_isready' }, 'healthCommand is "pg_isready"; give a command such as ["pg_isready"]'],
  [{ port: '5432' }, 'port is "5432", a text; give a whole number from 1 to 65535'],
])('of a TCP server with %j it says: %s', (change, fault) => {
  const { faults = [] } = defineTcpServer({ ...good, ...change });

  expect(faults).toHaveLength(1);
  expect(faults[0]?.slice(0, 30)).toBe(`contract "cart": ${fault}`.slice(0, 30));
});

test('a misspelt prop does not compile', () => {
  const faults = [
    // @ts-expect-error healthService
    defineGrpcService({ ...good, healthServce: 'x' }),
    // @ts-expect-error gRPC has no routes of HTTP
    defineGrpcService({ ...good, routes: [] }),
    // @ts-expect-error healthCommand
    defineTcpServer({ ...good, healthComand: ['x'] }),
    // @ts-expect-error lingerMs
    defineTcpServer({ ...good, shutdown: { lingerms: 1 } }),
  ].map((contract) => contract.faults);

  expect(faults).not.toContain(undefined);
});
