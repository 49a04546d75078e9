import { Size } from 'cdk8s';
import type { ServiceContract } from 'fairlead/contract';
import { externalSecrets } from '../environment/credentials';
import { production } from '../environment/environment';
import { createParts, createPlatform, gateway, memory, orders, records, scale } from '../../testing/fixtures';
import { HttpService } from './http-service';
import { ingressNginx } from '../environment/ingress-settings';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { autoscale, replicas } from '../deployment/scale';

describe('does not compile', () => {
  test('a call that the contract does not list', () => {
    const { orders, gateway, platform } = createParts();

    // @ts-expect-error orders calls nobody
    orders.calls(gateway);
    // @ts-expect-error gateway calls orders, and not itself
    gateway.calls(gateway);

    expect(platform.findFaults()).toEqual(expect.arrayContaining([expect.stringContaining('calls(gateway) is not in its contract')]));
  });

  test('a store of a kind that the contract does not declare', () => {
    const platform = createPlatform();
    const mongo = new MongoStore(platform, 'mongo', { memory: Size.mebibytes(500) });
    const redis = new RedisStore(platform, 'redis', { memory });

    // @ts-expect-error it keeps its records in MongoDB
    new HttpService(platform, records, { scale }).uses(redis);
    // @ts-expect-error it keeps its records in Redis
    new HttpService(platform, orders, { scale }).uses(mongo);
    // @ts-expect-error it keeps none
    new HttpService(platform, gateway, { scale }).uses(redis);

    expect(platform.findFaults()).toHaveLength(6);
  });

  test('a literal credential among the variables', () => {
    const create = () =>
      new HttpService(createPlatform(), orders, {
        scale,
        // @ts-expect-error a secret comes by reference
        env: { REDIS_PASSWORD: 'hunter2' },
      });

    expect(() => create().platform.toJson()).toThrow('env.REDIS_PASSWORD is a credential');
  });

  test('a variable that the contract does not declare', () => {
    const create = () =>
      new HttpService(createPlatform(), orders, {
        scale,
        // @ts-expect-error a typing mistake
        env: { LOG_LEVLE: 'debug' },
      });

    expect(() => create().platform.toJson()).toThrow('env.LOG_LEVLE is not in its contract');
  });

  test('"latest" in production, which says what to write', () => {
    const rest = { credentials: externalSecrets({ clusterSecretStore: 'vault' }), ingress: ingressNginx({ tlsSecretName: 'shop-tls' }) };

    // @ts-expect-error latest does not say which version runs
    expect(production({ ...rest, images: { orders: 'ghcr.io/acme/orders:latest' } })).toBeDefined();
    expect(production({ ...rest, images: { orders: 'ghcr.io/acme/orders:sha-1' } })).toBeDefined();
    const fromFile: Record<string, string> = { orders: 'ghcr.io/acme/orders:sha-1' };
    expect(production({ ...rest, images: fromFile })).toBeDefined();
  });

  test('a fixed count and an autoscaler together', () => {
    const both = { ...replicas(3), ...autoscale({ min: 3, max: 10, cpu: 70 }) };

    // @ts-expect-error one or the other
    const scales = [{ scale: { kind: 'replicas', replicas: 3, min: 3, max: 10, cpu: 70 } }] satisfies { scale: typeof scale }[];

    expect([both, scales]).toHaveLength(2);
  });
});

test('a contract whose type was forgotten still compiles, and is checked when the platform is rendered', () => {
  const platform = createPlatform();
  const redis = new RedisStore(platform, 'redis', { memory });
  const forgotten: ServiceContract = gateway;

  new HttpService(platform, forgotten, { scale }).uses(redis);

  expect(platform.findFaults()).toContain(
    "prod/gateway: uses(redis) is not in its contract, so it would read no address for it; add redis to the contract's stores",
  );
});
