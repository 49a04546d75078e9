import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataService } from '@fairlead/contracts/data-service';
import { STORE_DRIVERS } from 'fairlead/contract';
import { WORKSPACE } from './bundle';

const MANIFESTS = join(WORKSPACE, 'overlays/prod/manifests');

/** How production runs a pod of data-service, whatever surrounds it. */
export interface DeployedEnvironment {
  /** Options of Node, for the heap, and how much is logged. */
  readonly runtime: Readonly<Record<'NODE_OPTIONS' | 'LOG_LEVEL', string>>;
  /** Connections to the database that each pod may have. */
  readonly poolSize: number;
  /** The variable that says so. */
  readonly pool: Readonly<Record<string, string>>;
}

/**
 * Read from production's manifest.
 *
 * @throws Error when it says nothing of a variable
 */
export function readDeployedEnvironment(): DeployedEnvironment {
  const file = readdirSync(MANIFESTS).find((name) => name.endsWith(`-${dataService.name}.yaml`));
  const manifest = file === undefined ? '' : readFileSync(join(MANIFESTS, file), 'utf8');
  const get = (variable: string) => {
    const value = findVariable(manifest, variable);
    if (value === undefined) throw new Error(`${MANIFESTS} has no ${variable} of ${dataService.name}; run npm run synth`);
    return value;
  };
  const { pool } = STORE_DRIVERS.mongo;
  if (!('variable' in pool)) throw new Error('the pool of MongoDB has no variable any more');
  const poolSize = get(pool.variable);
  return {
    runtime: { NODE_OPTIONS: get('NODE_OPTIONS'), LOG_LEVEL: get('LOG_LEVEL') },
    poolSize: Number(poolSize),
    pool: { [pool.variable]: poolSize },
  };
}

/** The value of a variable in a ConfigMap, as synth writes it. */
export function findVariable(manifest: string, variable: string): string | undefined {
  return new RegExp(`^ +${variable}: "?([^"\\n]*)"?$`, 'm').exec(manifest)?.[1];
}
