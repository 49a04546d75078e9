import { defineContract, defineGrpcService, defineTcpServer } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { cart, createPlatform, find, memory, orders, prod, smtp } from '../../testing/fixtures';
import { autoscale, replicas } from '../deployment/scale';
import { podMonitors } from '../environment/monitoring';
import type { Platform } from '../platform/platform';
import { GrpcService } from './grpc-service';
import { HttpService } from './http-service';
import { TcpServer } from './tcp-server';

const untyped = (props: object) => props as never;

const caller = defineContract({
  name: 'orders',
  description: 'buys',
  port: 5050,
  foreign: true,
  probes: { readiness: '/ok' },
  calls: [cart, smtp],
});

/** A gRPC server and a TCP server, and who calls both. */
function createShop(environment = prod) {
  const platform = createPlatform(environment);
  const grpc = new GrpcService(platform, cart, { scale: autoscale({ min: 3, max: 6, cpu: 70 }) });
  const tcp = new TcpServer(platform, smtp, { scale: replicas(2) });
  const client = new HttpService(platform, caller, { scale: replicas(2) }).calls(grpc).calls(tcp);
  return { platform, grpc, tcp, client };
}

const prove = (platform: Platform) =>
  proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

test('the Service of a gRPC server has no address of its own, so that clients take turns', () => {
  expect(find(createShop().platform, 'Service', 'cart')).toMatchObject({
    spec: { clusterIP: 'None', ports: [{ name: 'grpc', port: 7070, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' }] },
  });
});

test('that of a TCP server has one, and says no protocol', () => {
  const service = find(createShop().platform, 'Service', 'smtp');

  expect(service).toMatchObject({ spec: { ports: [{ name: 'tcp', port: 2525, targetPort: 'tcp' }] } });
  expect(service).not.toHaveProperty('spec.clusterIP');
  expect(service).not.toHaveProperty('spec.ports.0.appProtocol');
});

test('the kubelet asks a gRPC server by its health service whether it is ready, and by its port whether it is alive', () => {
  const probe = { grpc: { port: 7070, service: 'shop.v1.Cart' } };

  expect(find(createShop().platform, 'Deployment', 'cart')).toMatchObject({
    spec: {
      template: {
        spec: {
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              ports: [{ name: 'grpc', containerPort: 7070 }],
              startupProbe: { ...probe, failureThreshold: 30 },
              livenessProbe: { tcpSocket: { port: 'grpc' } },
              readinessProbe: probe,
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
            },
          ],
        },
      },
    },
  });
  expect(find(createShop().platform, 'Deployment', 'cart')).not.toHaveProperty('spec.template.spec.containers.0.livenessProbe.grpc');
});

test('a gRPC server that answers for its liveness by a name is asked by that, from its start on', () => {
  const platform = createPlatform();
  const contract = defineGrpcService({ name: 'cart', description: 'carts', port: 7070, foreign: true, livenessService: 'liveness' });
  new GrpcService(platform, contract, { scale: replicas(2) });
  const alive = { grpc: { port: 7070, service: 'liveness' } };

  expect(find(platform, 'Deployment', 'cart')).toHaveProperty('spec.template.spec.containers', [
    expect.objectContaining({
      startupProbe: expect.objectContaining(alive),
      livenessProbe: expect.objectContaining(alive),
      readinessProbe: expect.objectContaining({ grpc: { port: 7070 } }),
    }),
  ]);
});

test('and a TCP server by its port', () => {
  const probe = { tcpSocket: { port: 'tcp' } };

  expect(find(createShop().platform, 'Deployment', 'smtp')).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              ports: [
                { name: 'tcp', containerPort: 2525 },
                { name: 'management', containerPort: 9100 },
              ],
              startupProbe: probe,
              livenessProbe: probe,
              readinessProbe: probe,
            },
          ],
        },
      },
    },
  });
});

test('one with a command is ready while that ends with 0, and alive while its port accepts', () => {
  const healthCommand = ['redis-cli', 'ping'];
  const platform = createPlatform();
  new TcpServer(platform, defineTcpServer({ name: 'smtp', description: 'takes mail', port: 2525, foreign: true, healthCommand }), {
    scale: replicas(1),
  });

  const probe = { exec: { command: healthCommand } };
  expect(find(platform, 'Deployment', 'smtp')).toHaveProperty(
    'spec.template.spec.containers.0',
    expect.objectContaining({
      startupProbe: expect.objectContaining(probe) as object,
      livenessProbe: expect.objectContaining({ tcpSocket: { port: 'tcp' } }) as object,
      readinessProbe: expect.objectContaining(probe) as object,
    }),
  );
});

test('callers get host and port', () => {
  expect(find(createShop().platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { CART_ADDRESS: 'cart:7070', SMTP_ADDRESS: 'smtp:2525' },
  });
});

test('a platform with both is proven, metrics included', () => {
  const { platform } = createShop();
  platform.scrapedBy(podMonitors());

  const report = prove(platform);

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(report.matrix.map(({ from, to }) => `${from} ${to}`)).toEqual(
    expect.arrayContaining([
      'Deployment shop-prod/orders Deployment shop-prod/cart',
      'Deployment shop-prod/orders Deployment shop-prod/smtp',
    ]),
  );
});

test('a patch that moves the port is found, at both ends', () => {
  const { platform, grpc } = createShop();
  grpc.patch('Service', (service) => {
    service.spec.ports = [{ name: 'grpc', port: 7071, targetPort: 'grpc' }];
  });

  expect(prove(platform).findings.map(({ id }) => id)).toContain('unserved-address');
});

test('everything that is wrong with them is told in one run', () => {
  const platform = createPlatform();
  const given = untyped({ scale: replicas(0), memoryLimt: memory, shutdown: { lingerMS: 1 }, probes: { redines: {} } });

  new GrpcService(platform, cart, given);
  new TcpServer(platform, smtp, given);

  expect(platform.findFaults()).toEqual([
    'prod/cart: memoryLimt is no prop of a GrpcService; write memoryLimit',
    'prod/cart: probes.redines is no prop of a GrpcService; write probes.readiness',
    'prod/cart: replicas is 0, which is no number of pods; give a whole number of at least 1',
    'prod/cart: shutdown.lingerMS is no prop of a GrpcService; write shutdown.lingerMs',
    'prod/smtp: memoryLimt is no prop of a TcpServer; write memoryLimit',
    'prod/smtp: probes.redines is no prop of a TcpServer; write probes.readiness',
    'prod/smtp: replicas is 0, which is no number of pods; give a whole number of at least 1',
    'prod/smtp: shutdown.lingerMS is no prop of a TcpServer; write shutdown.lingerMs',
  ]);
});

test('a contract of another kind is refused, and does not compile', () => {
  const platform = createPlatform();

  // @ts-expect-error it speaks HTTP
  expect(() => new GrpcService(platform, orders, { scale: replicas(1) })).toThrow(
    'the contract of a GrpcService is what defineContract() has made, which is none; give it what defineGrpcService() has made',
  );
  // @ts-expect-error it speaks gRPC
  expect(() => new TcpServer(platform, cart, { scale: replicas(1) })).toThrow('give it what defineTcpServer() has made');
  expect(() => new TcpServer(platform, undefined as never, { scale: replicas(1) })).toThrow('the contract of a TcpServer is undefined');
});
