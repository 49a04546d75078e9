import { App } from 'cdk8s';
import { defineContract, defineGrpcService, defineTcpServer, defineWorker } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { dev, find, prod, scale } from '../../testing/fixtures';
import type { ForeignCaller } from '../exposure/foreign-callers';
import { renderManifests } from '../platform/manifests';
import { Platform } from '../platform/platform';
import { GrpcService } from '../service/grpc-service';
import { HttpService } from '../service/http-service';
import { TcpServer } from '../service/tcp-server';
import type { CallOptions } from '../workload/edges/call-options';
import { ExternalService, type ExternalServiceProps } from './external-service';

const billing = defineContract({ name: 'records', description: 'bills', port: 4002, ports: { admin: 9090 } });
const checkout = defineContract({ name: 'orders', description: 'takes money', port: 4001, calls: [billing] });

const pods = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });
const namespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const prove = (...platforms: readonly Platform[]) =>
  proveManifests(
    platforms.flatMap((platform) => platform.toJson()),
    { traffic: platforms.flatMap((platform) => platform.declaredTraffic()) },
  );

/** Two platforms of one program. */
function createTogether() {
  const app = new App();
  const shop = new Platform(app, 'shop', prod);
  const bank = new Platform(app, 'bank', prod);
  return { shop, bank, caller: new HttpService(shop, checkout, { scale }), callee: new HttpService(bank, billing, { scale }) };
}

describe('a call of a service of another platform of the same program', () => {
  function createCalling() {
    const parts = createTogether();
    parts.caller.calls(parts.callee);
    return parts;
  }

  test('has its name with the namespace in the address', () => {
    expect(find(createCalling().shop, 'ConfigMap', 'orders')).toHaveProperty('data.RECORDS_URL', 'http://records.bank-prod:4002');
  });

  test('opens both halves, each in its own platform, by namespace and labels', () => {
    const { shop, bank } = createCalling();

    expect(find(shop, 'NetworkPolicy', 'allow-orders-to-bank-prod-records')).toHaveProperty('spec', {
      podSelector: pods('orders'),
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ namespaceSelector: namespace('bank-prod'), podSelector: pods('records') }],
          ports: [{ port: 4002, protocol: 'TCP' }],
        },
      ],
    });
    expect(find(bank, 'NetworkPolicy', 'allow-records-from-shop-prod-orders')).toHaveProperty('spec', {
      podSelector: pods('records'),
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: namespace('shop-prod'), podSelector: pods('orders') }],
          ports: [{ port: 4002, protocol: 'TCP' }],
        },
      ],
    });
  });

  test('is proven together, and each platform alone', () => {
    const { shop, bank } = createCalling();

    expect(isProven(prove(shop, bank))).toBe(true);
    expect(isProven(prove(shop))).toBe(true);
    expect(isProven(prove(bank))).toBe(true);
    expect(prove(shop, bank).matrix).toContainEqual({
      from: 'Deployment shop-prod/orders',
      to: 'Deployment bank-prod/records',
      ports: 'TCP 4002',
    });
  });

  test('is found missing where either half is', () => {
    const { shop, bank } = createCalling();
    const without = (name: string) => [...shop.toJson(), ...bank.toJson()].filter(({ metadata }) => metadata.name !== name);
    const traffic = [...shop.declaredTraffic(), ...bank.declaredTraffic()];

    for (const name of ['allow-orders-to-bank-prod-records', 'allow-records-from-shop-prod-orders'])
      expect(proveManifests(without(name), { traffic }).findings.map(({ id }) => id)).toContain('missing-traffic');
  });

  test('renders no object of the other platform', () => {
    const { shop, bank } = createCalling();

    expect(renderManifests(shop, 'made').map(({ name }) => name)).toEqual(['00-platform.yaml', '20-orders.yaml']);
    expect(shop.toJson().every(({ metadata }) => metadata.namespace !== 'bank-prod')).toBe(true);
    expect(bank.toJson().every(({ metadata }) => metadata.namespace !== 'shop-prod')).toBe(true);
  });

  test('of another environment is told', () => {
    const app = new App();
    const callee = new HttpService(new Platform(app, 'bank', dev), billing, { scale });
    const shop = new Platform(app, 'shop', prod);

    new HttpService(shop, checkout, { scale }).calls(callee);

    expect(shop.findFaults()).toEqual(['prod/orders: calls(records) leads to dev/records of another environment; call a service of prod']);
  });
});

describe('a service that is synthesized elsewhere', () => {
  function createApart(props: Partial<ExternalServiceProps> = {}) {
    const shop = new Platform(new App(), 'shop', prod);
    const service = new HttpService(shop, checkout, { scale });
    return { shop, service, external: new ExternalService(shop, billing, { namespace: 'bank-prod', ...props }) };
  }

  test('is called by its name and namespace, and its half is declared as pods elsewhere', () => {
    const { shop, service, external } = createApart();

    service.calls(external, { ports: ['admin'] });

    expect(find(shop, 'ConfigMap', 'orders')).toHaveProperty('data.RECORDS_URL', 'http://records.bank-prod:9090');
    expect(shop.declaredTraffic()).toContainEqual({
      from: { kind: 'Deployment', namespace: 'shop-prod', name: 'orders' },
      to: { namespace: 'bank-prod', podLabels: { 'app.kubernetes.io/name': 'records' } },
      port: 9090,
    });
    expect(isProven(prove(shop))).toBe(true);
  });

  test('may have other labels', () => {
    const { shop, service, external } = createApart({ podLabels: { app: 'billing' } });

    service.calls(external);

    expect(find(shop, 'NetworkPolicy', 'allow-orders-to-records')).toHaveProperty('spec.egress[0].to', [
      { namespaceSelector: namespace('bank-prod'), podSelector: { matchLabels: { app: 'billing' } } },
    ]);
  });

  test('lets its caller in where it is made, and both halves meet', () => {
    const { shop, service, external } = createApart();
    service.calls(external);
    const bank = new Platform(new App(), 'bank', prod);

    new HttpService(bank, billing, { scale }).calledFrom('orders', { namespace: 'shop-prod' });

    expect(isProven(prove(bank))).toBe(true);
    expect(isProven(prove(shop, bank))).toBe(true);
  });

  test.each([
    [{ namespace: 'Bank' }, 'prod/records: namespace is "Bank"; write its name, such as "billing-prod"'],
    [{ podLabels: {} }, 'prod/records: podLabels is an object; write the labels that its pods carry'],
    [{ namespaze: 'bank' }, 'prod/records: namespaze is no prop of an ExternalService; write namespace'],
  ])('tells %j', (props, fault) => {
    const { shop, service, external } = createApart(props as Partial<ExternalServiceProps>);

    service.calls(external);

    expect(shop.findFaults()).toEqual([fault]);
  });
});

/** Named as an image of the fixtures is. */
const rates = { name: 'cart', description: 'what money costs', port: 7000, foreign: true } as const;
const grpc = defineGrpcService(rates);
const tcp = defineTcpServer(rates);

describe.each([
  { protocol: 'gRPC', contract: grpc, port: 'grpc', make: (bank: Platform) => new GrpcService(bank, grpc, { scale }) },
  { protocol: 'any other protocol', contract: tcp, port: 'tcp', make: (bank: Platform) => new TcpServer(bank, tcp, { scale }) },
])('a server of $protocol that is synthesized elsewhere', ({ contract, port, make }) => {
  const probes = { readiness: '/ok' };
  const client = defineContract({ name: 'orders', description: 'takes money', port: 4001, foreign: true, probes, calls: [contract] });

  function createApart(options: CallOptions = {}) {
    const shop = new Platform(new App(), 'shop', prod);
    const bank = new Platform(new App(), 'bank', prod);
    const external = new ExternalService(shop, contract, { namespace: 'bank-prod' });
    new HttpService(shop, client, { scale }).calls(external, options);
    return { shop, bank, server: make(bank) };
  }

  test('is called by its host and port, as its contract says, and each half is proven alone and with the other', () => {
    const { shop, bank, server } = createApart();
    server.calledFrom('orders', { namespace: 'shop-prod' });

    expect(find(shop, 'ConfigMap', 'orders')).toHaveProperty('data.CART_ADDRESS', 'cart.bank-prod:7000');
    expect(find(bank, 'NetworkPolicy', 'allow-cart-from-shop-prod-orders')).toHaveProperty('spec.ingress[0].ports', [
      { port: 7000, protocol: 'TCP' },
    ]);
    for (const platforms of [[shop], [bank], [shop, bank]]) expect(isProven(prove(...platforms))).toBe(true);
  });

  test('is read in the form, and at the port, that its caller says', () => {
    const { shop } = createApart({ form: 'host', ports: [port] });

    expect(find(shop, 'ConfigMap', 'orders')).toHaveProperty('data.CART_HOST', 'cart.bank-prod');
    expect(shop.findFaults()).toEqual([]);
  });

  test('a port that it does not have is told on both sides', () => {
    const { shop, bank, server } = createApart({ ports: ['http'] });
    server.calledFrom('orders', { namespace: 'shop-prod', ports: ['http'] });

    expect(shop.findFaults()).toEqual([
      expect.stringContaining('prod/orders: calls(cart) names the port http, which cart does not have; write '),
    ]);
    expect(bank.findFaults()).toEqual([
      expect.stringContaining('prod/cart: calledFrom("orders"): ports has "http", which its contract does not have; write '),
    ]);
  });
});

test('what nobody reaches at a port is no service elsewhere', () => {
  const worker = defineWorker({ name: 'mailer', description: 'sends mail', foreign: true });
  const shop = new Platform(new App(), 'shop', prod);

  // @ts-expect-error a worker has no port that others reach
  expect(() => new ExternalService(shop, worker, { namespace: 'bank-prod' })).toThrow(
    'the contract of an ExternalService is what defineWorker() has made, which is none; give it what defineContract(), defineGrpcService(), defineTcpServer() has made',
  );
});

test.each<[string, Partial<ForeignCaller> | null, string]>([
  ['Web', {}, ' names no service; write the name of the caller, such as "web"'],
  ['web', { namespace: 'Shop' }, ': namespace is "Shop"; write its name, such as "shop-prod"'],
  ['web', { namespace: 'bank-prod' }, ': namespace is its own; write calls(<the records>) on the caller'],
  ['web', { ports: ['adnim'] }, ': ports has "adnim", which its contract does not have; write admin'],
  ['web', { prots: ['admin'] } as object, ': prots is no prop of its options; write ports'],
  ['web', { podLabels: {} }, ': podLabels is an object; write the labels that its pods carry'],
])('a caller from elsewhere that cannot be is told: %s %j', (name, caller, fault) => {
  const bank = new Platform(new App(), 'bank', prod);

  new HttpService(bank, billing, { scale }).calledFrom(name, { namespace: 'shop-prod', ...caller });

  expect(bank.findFaults()).toEqual([`prod/records: calledFrom("${name}")${fault}`]);
});
