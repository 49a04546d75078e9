import { SERVICES } from '@fairlead/contracts';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { eventually, realRedis } from '@fairlead/service-kit/testing';
import { addressVariable } from 'fairlead/contract';
import { closeAfterTests } from './close-after-tests';
import { dropDatabase, newDatabase } from './own-database';
import { type SpawnedApp, spawnApp } from './spawn-app';

/** Where the services of a platform store. */
export const STORES = {
  embedded: { MONGO_URL: '', REDIS_URL: '' },
  real: { MONGO_URL: process.env['MONGO_URL'], REDIS_URL: process.env['REDIS_URL'] },
} as const;

/** Why a test of a platform on real stores is skipped; empty where it is not. */
export const NO_REAL_STORES = Object.values(STORES.real).includes(undefined)
  ? ' (skipped: set REDIS_URL and MONGO_URL to run it against real ones)'
  : '';

/** Starts all services as processes of their own, and waits until the gateway has found those that it calls. */
export async function startPlatform(stores: keyof typeof STORES): Promise<SpawnedApp> {
  const env: Record<string, string | undefined> = { ...(stores === 'real' ? ownStores() : STORES.embedded) };
  let last: SpawnedApp | undefined;
  for (const { name } of SERVICES) {
    last = await spawnApp(name, env);
    env[addressVariable(name)] = last.url;
  }
  const gateway = last as SpawnedApp;
  const isUp = (service: string) => eventually(() => gateway.log.some(({ message }) => message === `${service} is up`));
  await Promise.all(apiGateway.calls.map(({ name }) => isUp(name)));
  return gateway;
}

/** A part of the real stores that goes after the tests. */
function ownStores() {
  const [MONGO_URL, REDIS_KEY_PREFIX] = [newDatabase(), realRedis.newPrefix()];
  closeAfterTests(() => Promise.all([dropDatabase(MONGO_URL), realRedis.removeKeys([REDIS_KEY_PREFIX])]));
  return { ...STORES.real, MONGO_URL, REDIS_KEY_PREFIX };
}
