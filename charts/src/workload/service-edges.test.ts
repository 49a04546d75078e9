import { App } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import { createParts, createShop, find, gateway, memory, orders, prod, scale } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { Platform } from '../platform/platform';
import { RedisStore } from '../stores/redis/redis-store';

test('an edge puts the address into the caller’s environment', () => {
  const { platform } = createShop();

  expect(find(platform, 'ConfigMap', 'gateway')).toHaveProperty('data.ORDERS_URL', 'http://orders:4001');
  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.REDIS_URL', 'redis://redis:6379');
});

test('an edge declared twice is one edge', () => {
  const { platform, orders, gateway, redis } = createShop();

  gateway.calls(orders);
  orders.uses(redis);

  expect(platform.findFaults()).toEqual([]);
});

describe('reports together', () => {
  test('what a contract declares and nobody wires', () => {
    expect(createParts().platform.findFaults()).toEqual([
      'prod/gateway: its contract calls orders, but the platform never says so, so every such call is refused; write calls(<the orders>)',
      'prod/orders: its contract requires redis, but the platform gives it none, so it does not start; write uses(<the redis store>)',
    ]);
  });

  test('a call and a use that no contract declares', () => {
    const { platform, orders, gateway, redis } = createShop();

    // @ts-expect-error its contract calls nobody
    orders.calls(gateway);
    // @ts-expect-error its contract uses no store
    gateway.uses(redis);

    expect(platform.findFaults()).toEqual([
      "prod/gateway: uses(redis) is not in its contract, so it would read no address for it; add redis to the contract's stores",
      "prod/orders: calls(gateway) is not in its contract, so it would read no address for it; add gateway to the contract's calls",
    ]);
  });

  test('a callee and a store of another platform, each once', () => {
    const here = new Platform(new App(), 'shop', prod);
    const elsewhere = createParts({ ...prod, name: 'other' });

    new HttpService(here, gateway, { scale }).calls(elsewhere.orders);
    new HttpService(here, orders, { scale }).uses(elsewhere.redis);

    expect(here.findFaults()).toEqual([
      'prod/gateway: calls(orders) leads to other/orders of another environment; call a service of prod',
      'prod/orders: uses(redis) leads to other/redis of another platform, where no policy lets it in; use a store made in shop-prod',
    ]);
  });

  test('a need that differs from the contract’s', () => {
    const { platform, orders, redis } = createParts();

    orders.uses(redis, { optional: true });

    expect(platform.findFaults()).toContain(
      'prod/orders: uses(redis) makes redis optional, but its contract says required; write uses(redis)',
    );
  });

  test('a second store of one kind', () => {
    const { platform, orders } = createShop();
    const second = new RedisStore(platform, 'second', { memory });

    expect(() => orders.uses(second)).not.toThrow();

    expect(platform.findFaults()).toEqual([
      'prod/orders: uses(second) is its second redis store, after redis, but one variable holds the address; use one of them, or name both in its contract: stores: { second: { kind: "redis", need: "required" } }',
    ]);
  });
});

test('an optional store holds up no start', () => {
  const cached = defineContract({ name: 'orders', description: 'orders with a cache', port: 4001, stores: { redis: 'optional' } });
  const platform = new Platform(new App(), 'shop', prod);
  const redis = new RedisStore(platform, 'redis', { memory });

  new HttpService(platform, cached, { scale }).uses(redis, { optional: true });

  expect(platform.findFaults()).toEqual([]);
  expect(find(platform, 'Deployment', 'orders')).not.toHaveProperty('spec.template.spec.initContainers');
  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.REDIS_URL');
});
