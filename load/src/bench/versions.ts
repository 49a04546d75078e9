import { dataService } from '@fairlead/contracts/data-service';
import { ENDPOINTS } from '../client/endpoints';
import { bundle } from '../programs/bundle';
import type { DeployedEnvironment } from '../programs/deployed-environment';

/** What is measured: a service as it is run. */
export interface Version {
  readonly name: string;
  /** Its bundle. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  readonly readyPath: string;
}

/** The names, of which ratios are made: each to the first. */
export const PLAIN = 'plain';
export const OURS = dataService.name;

/** What the name of data-service with production's pool begins with: the size of that pool follows. */
export const DEPLOYED = `${OURS}, pool`;

/**
 * The plain version; data-service with its default pool; data-service with the pool that a pod has in production. All of them run on
 * Node as production does.
 *
 * @param folder where their bundles go
 */
export async function bundleVersions(folder: string, { runtime, pool, poolSize }: DeployedEnvironment): Promise<readonly Version[]> {
  const [plain, ours] = await Promise.all([bundle('load/baseline', folder), bundle(`apps/${dataService.name}`, folder)]);
  const { readiness: readyPath } = dataService.probes;
  return [
    // Its database is there, so that its first request, which it counts as any other, is enough.
    { name: PLAIN, file: plain, env: runtime, readyPath: ENDPOINTS.data.path },
    { name: OURS, file: ours, env: runtime, readyPath },
    { name: `${DEPLOYED} ${poolSize}`, file: ours, env: { ...runtime, ...pool }, readyPath },
  ];
}
