import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataService } from '@fairlead/contracts/data-service';
import { STORE_DRIVERS } from 'fairlead/contract';
import { WORKSPACE } from './programs/bundle';

const MANIFESTS = join(WORKSPACE, 'overlays/prod/manifests');

/**
 * Connections that production's manifest gives to each pod of data-service.
 *
 * @throws Error when it says nothing of them
 */
export function readDeployedPoolSize(): number {
  const file = readdirSync(MANIFESTS).find((name) => name.endsWith(`-${dataService.name}.yaml`));
  const size = file === undefined ? undefined : findPoolSize(readFileSync(join(MANIFESTS, file), 'utf8'));
  if (size === undefined) throw new Error(`${MANIFESTS} has no ${poolVariable()} of ${dataService.name}; run npm run synth`);
  return size;
}

/** The value of data-service's pool variable in a ConfigMap, as synth writes it. */
export function findPoolSize(manifest: string): number | undefined {
  const [, size] = new RegExp(`^ +${poolVariable()}: "?(\\d+)"?$`, 'm').exec(manifest) ?? [];
  return size === undefined ? undefined : Number(size);
}

export function poolVariable(): string {
  const { pool } = STORE_DRIVERS.mongo;
  if (!('variable' in pool)) throw new Error('the pool of MongoDB has no variable any more');
  return pool.variable;
}
