import { formatFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { APP_NAMES, JOBS, SERVICES, WORKERS } from '@fairlead/contracts';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { findNearestWord, type WorkloadContract } from 'fairlead/contract';
import { type AppKind, namesOf } from '../names';
import { PLACES } from '../places/places';
import { renderAll } from '../render-all';

/** What `nx g tools:remove` is told. */
export interface RemoveOptions {
  readonly name: string;
  /** Whether manifests and documents are written anew. */
  readonly render?: boolean;
}

/**
 * `npx nx g tools:remove orders`: takes a service, a worker or a job out, with all that names it. What a generator has made leaves nothing
 * behind.
 *
 * @throws Error for one that is not there, or that others call
 */
export default async function removeService(tree: Tree, { name, render = true }: RemoveOptions): Promise<GeneratorCallback> {
  const fault = findFault(name);
  if (fault !== undefined) throw new Error(fault);

  const before = APP_NAMES;
  const after = before.filter((each) => each !== name);
  for (const place of PLACES)
    place.remove(tree, { ...namesOf(name, kindOf(name)), calls: [], uses: undefined, isPublic: false, before, after });
  for (const folder of ['apps', 'contracts']) tree.delete(`${folder}/${name}`);
  await formatFiles(tree);
  return render ? () => renderAll(tree.root) : () => undefined;
}

function kindOf(name: string): AppKind {
  if (WORKERS.some((worker) => worker.name === name)) return 'worker';
  return JOBS.some((job) => job.name === name) ? 'job' : 'service';
}

function findFault(name: string): string | undefined {
  const apps: readonly WorkloadContract[] = [...SERVICES, ...WORKERS, ...JOBS];
  const meant = findNearestWord(name, APP_NAMES);
  if (!APP_NAMES.includes(name))
    return `there is no service ${name}; ${meant === undefined ? `give one of ${APP_NAMES.join(', ')}` : `did you mean ${meant}?`}`;
  if (name === apiGateway.name) return `${name} is the way in, and cannot go`;
  const callers = apps.filter((app) => app.name !== apiGateway.name && app.calls.some((callee) => callee.name === name));
  if (callers.length === 0) return undefined;
  return `${callers.map((caller) => caller.name).join(', ')} calls ${name}; take that out first, in contracts/${callers[0]?.name}/src/index.ts`;
}
