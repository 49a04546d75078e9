import { App } from 'cdk8s';
import { type ContractInput, defineContract, type ServiceContract } from 'fairlead/contract';
import { InvalidPlatform } from '../src/checks/invalid-platform';
import { Platform } from '../src/platform/platform';
import { HttpService } from '../src/service/http-service';
import type { HttpServiceProps } from '../src/service/service-props';
import { ExternalStore } from '../src/stores/external-store';
import { prod, scale } from './fixtures';
import type { RandomService } from './random-service';

const stock = defineContract({ name: 'stock', description: 'what is left', port: 4009 });

/** A platform that synth accepts, and the contract of the service that it is about. */
export interface Accepted {
  readonly contract: ServiceContract;
  readonly platform: Platform;
}

/** Declares a random service as a team would; nothing where synth refuses it, or its contract is refused already. */
export function declareRandom(random: RandomService): Accepted | undefined {
  const contract = defineSubject(contractInput(random));
  try {
    const platform = contract && createPlatform(contract, random);
    platform?.toJson();
    return platform && { contract, platform };
  } catch (error) {
    if (error instanceof InvalidPlatform) return undefined;
    throw error;
  }
}

/** The contract of a service called subject; nothing where it is refused. */
export function defineSubject(input: Partial<ContractInput>): ServiceContract | undefined {
  try {
    return defineContract({ name: 'subject', description: 'any', port: 4001, ...input });
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('contract "subject" is wrong:')) return undefined;
    throw error;
  }
}

function contractInput({ foreign, stores, calls, own }: RandomService): Partial<ContractInput> {
  const env = Object.fromEntries(Object.entries(own).map(([name, { variable }]) => [name, variable]));
  return { foreign, stores, calls: calls ? [stock] : [], env, ...(foreign && { probes: { readiness: '/ok' } }) };
}

function createPlatform(contract: ServiceContract, { lingerMs, pool, tag, isWired, stores, ...random }: RandomService): Platform {
  const references = { subject: `ghcr.io/acme/subject:${tag}`, stock: 'ghcr.io/acme/stock:1', busybox: 'busybox:1.36.1' };
  const platform = new Platform(new App(), 'shop', { ...prod, images: { kind: 'pinned', references } });
  const subject = new HttpService(platform, contract, { scale, shutdown: { lingerMs }, ...valuesOf(random) });
  const patched = Object.entries(random.own).filter(([, { place }]) => place === 'patch');
  subject.patch('ConfigMap', (config) => {
    config.data = { ...config.data, ...Object.fromEntries(patched.map(([name, { value }]) => [name, String(value)])) };
  });
  if (!isWired) return platform;

  for (const kind of Object.keys(stores) as (keyof typeof stores)[]) {
    const store = new ExternalStore(platform, kind, { kind, host: `${kind}.example.net`, cidrs: ['10.20.0.0/24'] });
    subject.uses(store, { optional: stores[kind] === 'optional', ...(kind === 'mongo' && pool !== undefined && { pool }) });
  }
  if (random.calls) subject.calls(new HttpService(platform, stock, { scale }));
  return platform;
}

function valuesOf({ own }: Pick<RandomService, 'own'>): Pick<HttpServiceProps, 'env' | 'pod'> {
  const given = Object.entries(own);
  const inEnv = given.filter(([, { place }]) => place === 'env').map(([name, { value }]) => [name, value] as const);
  const inPod = given
    .filter(([, { place }]) => place === 'pod.env' || place === 'secret')
    .map(([name, { place, value }]) => ({
      name,
      ...(place === 'secret' ? { valueFrom: { secretKeyRef: { name: 'bank', key: 'token' } } } : { value: String(value) }),
    }));
  return { env: Object.fromEntries(inEnv), pod: { env: inPod } };
}
