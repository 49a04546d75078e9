import { join } from 'node:path';
import { formatFiles, generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { APP_NAMES, SERVICES } from '@fairlead/contracts';
import { refuseNamesakes } from '../name-faults';
import { namesOf } from '../names';
import { PLACES } from '../places/places';
import { SERVICES_FILE } from '../places/services-list';
import { renderAll } from '../render-all';
import { readSource } from '../source/edit-source';
import type { ServiceOptions } from './options';
import { findFreePort, findServiceFaults } from './service-faults';
import { templateValues } from './template-values';

/**
 * `npx nx g tools:service orders`: a new HTTP service, which runs, is tested, and has its place in the platform.
 *
 * @throws Error with all that is wrong with what was asked for; nothing is written then
 */
export default async function generateService(tree: Tree, given: ServiceOptions): Promise<GeneratorCallback> {
  const options = { calls: [], uses: '', public: false, port: findFreePort(), render: true, ...given };
  const faults = findServiceFaults(tree, options);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const values = templateValues(options, readSource(tree, SERVICES_FILE));
  for (const part of ['service', ...(values.callees.length > 0 ? ['calls'] : []), ...(values.store === '' ? [] : ['store', values.store])])
    generateFiles(tree, join(__dirname, 'files', part), '.', values);
  refuseNamesakes(tree, values);
  const before = APP_NAMES;
  for (const place of PLACES)
    place.add(tree, {
      ...namesOf(options.name),
      calls: options.calls,
      uses: options.uses || undefined,
      isPublic: options.public,
      before,
      // Called by the gateway at most, which is the last of them.
      after: before.toSpliced(SERVICES.length - 1, 0, options.name),
    });
  await formatFiles(tree);
  return options.render ? () => renderAll(tree.root) : () => undefined;
}
