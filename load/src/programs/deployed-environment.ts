import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataService } from '@fairlead/contracts/data-service';
import { STORE_DRIVERS } from 'fairlead/contract';
import { WORKSPACE } from './bundle';

const MANIFESTS = join(WORKSPACE, 'overlays/prod/manifests');

/** Options of Node, for the heap, and how much is logged. */
export type Runtime = Readonly<Record<'NODE_OPTIONS' | 'LOG_LEVEL', string>>;

/** How production runs a pod of data-service, whatever surrounds it. */
export interface DeployedEnvironment {
  readonly runtime: Runtime;
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
  const get = readManifest(dataService.name);
  const { pool } = STORE_DRIVERS.mongo;
  if (!('variable' in pool)) throw new Error('the pool of MongoDB has no variable any more');
  const poolSize = get(pool.variable);
  return {
    runtime: readRuntime(dataService.name),
    poolSize: Number(poolSize),
    pool: { [pool.variable]: poolSize },
  };
}

/**
 * How production runs the process of a service. Read from its manifest.
 *
 * @throws Error when that says nothing of it
 */
export function readRuntime(service: string): Runtime {
  const get = readManifest(service);
  return { NODE_OPTIONS: get('NODE_OPTIONS'), LOG_LEVEL: get('LOG_LEVEL') };
}

/** A function that gets a variable of a service. */
function readManifest(service: string): (variable: string) => string {
  const file = readdirSync(MANIFESTS).find((name) => name.endsWith(`-${service}.yaml`));
  const manifest = file === undefined ? '' : readFileSync(join(MANIFESTS, file), 'utf8');
  return (variable) => {
    const value = findVariable(manifest, variable);
    if (value === undefined) throw new Error(`${MANIFESTS} has no ${variable} of ${service}; run npm run synth`);
    return value;
  };
}

/** The value of a variable in a ConfigMap, as synth writes it. */
export function findVariable(manifest: string, variable: string): string | undefined {
  return new RegExp(`^ +${variable}: "?([^"\\n]*)"?$`, 'm').exec(manifest)?.[1];
}
