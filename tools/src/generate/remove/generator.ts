import { formatFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { SERVICES } from '@fairlead/contracts';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { findNearestWord, type ServiceContract } from 'fairlead/contract';
import { namesOf } from '../names';
import { PLACES } from '../places/places';
import { renderAll } from '../render-all';

/** What `nx g tools:remove` is told. */
export interface RemoveOptions {
  readonly name: string;
  /** Whether manifests and documents are written anew. */
  readonly render?: boolean;
}

/**
 * `npx nx g tools:remove orders`: takes a service out, with all that names it. What `tools:service` has made leaves nothing behind.
 *
 * @throws Error for a service that is not there, or that others call
 */
export default async function removeService(tree: Tree, { name, render = true }: RemoveOptions): Promise<GeneratorCallback> {
  const fault = findFault(name);
  if (fault !== undefined) throw new Error(fault);

  const before: readonly string[] = SERVICES.map((service) => service.name);
  const after = before.filter((each) => each !== name);
  for (const place of PLACES) place.remove(tree, { ...namesOf(name), calls: [], uses: undefined, isPublic: false, before, after });
  for (const folder of ['apps', 'contracts']) tree.delete(`${folder}/${name}`);
  await formatFiles(tree);
  return render ? () => renderAll(tree.root) : () => undefined;
}

function findFault(name: string): string | undefined {
  const services: readonly ServiceContract[] = SERVICES;
  const names = services.map((service) => service.name);
  const meant = findNearestWord(name, names);
  if (!names.includes(name))
    return `there is no service ${name}; ${meant === undefined ? `give one of ${names.join(', ')}` : `did you mean ${meant}?`}`;
  if (name === apiGateway.name) return `${name} is the way in, and cannot go`;
  const callers = services.filter((service) => service.name !== apiGateway.name && service.calls.some((callee) => callee.name === name));
  if (callers.length === 0) return undefined;
  return `${callers.map((caller) => caller.name).join(', ')} calls ${name}; take that out first, in contracts/${callers[0]?.name}/src/index.ts`;
}
