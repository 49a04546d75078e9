import { App, Size } from 'cdk8s';
import { defineContract, type ServiceContract } from 'fairlead/contract';
import { autoscale, externalSecrets, HttpService, ingressNginx, Platform, production, RedisStore } from '../src';

/** An edge that is not declared yet. */
export type Edge = () => void;

/** Services that share a Redis. */
const SERVICES_PER_STORE = 50;

/**
 * A platform in one namespace, of any size, with three edges for each service: it calls the next service and the one halfway to the last,
 * which makes a long chain with short cuts, and keeps records in the Redis of its fifty. The first service is public.
 *
 * @param count services, at least 1
 * @param arrange the order in which edges are declared
 */
export function createGraph(count: number, arrange: (edges: readonly Edge[]) => readonly Edge[] = (edges) => edges): Platform {
  const contracts = createContracts(count);
  const stores = Array.from({ length: Math.ceil(count / SERVICES_PER_STORE) }, (_, index) => `redis-${index}`);
  const platform = new Platform(new App(), 'graph', createEnvironment([...contracts.map(({ name }) => name), ...stores]));

  const redis = stores.map((name) => new RedisStore(platform, name, { memory: Size.mebibytes(256) }));
  const services = contracts.map((contract) => new HttpService(platform, contract, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) }));
  const edges = services.flatMap((service, index): Edge[] => {
    const store = redis[Math.floor(index / SERVICES_PER_STORE)] as RedisStore;
    const callees = calleesOf(index, count).map((callee) => services[callee] as HttpService);
    return [() => service.uses(store), ...callees.map((callee) => () => service.calls(callee))];
  });
  for (const declare of arrange([...edges, () => services[0]?.exposeAt('graph.example.com')])) declare();
  return platform;
}

/** The next service and the one halfway to the last, which itself calls nobody. */
function calleesOf(index: number, count: number): readonly number[] {
  return [...new Set([index + 1, Math.ceil((index + count) / 2)])].filter((callee) => callee < count);
}

/** From the last to the first, since a contract names those of its callees. */
function createContracts(count: number): readonly ServiceContract[] {
  const contracts: ServiceContract[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    contracts[index] = defineContract({
      name: `service-${index}`,
      description: 'one of many',
      port: 3000,
      stores: { redis: 'required' },
      calls: calleesOf(index, count).map((callee) => contracts[callee] as ServiceContract),
      routes: [{ path: '/records', methods: ['GET', 'POST'], public: index === 0 }],
    });
  }
  return contracts;
}

function createEnvironment(names: readonly string[]) {
  const images = Object.fromEntries(names.map((name) => [name, `ghcr.io/acme/${name}:1.0.0`]));
  return production({
    images: { ...images, redis: 'redis:7.4.7', busybox: 'busybox:1.36.1' },
    credentials: externalSecrets({ clusterSecretStore: 'vault' }),
    ingress: ingressNginx({ tlsSecretName: 'graph-tls' }),
  });
}
