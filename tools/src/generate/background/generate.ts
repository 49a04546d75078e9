import { join } from 'node:path';
import { formatFiles, generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { APP_NAMES, JOBS } from '@fairlead/contracts';
import { refuseNamesakes } from '../name-faults';
import { type AppKind, namesOf } from '../names';
import { PLACES } from '../places/places';
import { SERVICES_FILE } from '../places/services-list';
import { renderAll } from '../render-all';
import { readSource } from '../source/edit-source';
import { findBackgroundFaults } from './background-faults';
import type { BackgroundOptions } from './options';
import { templateValues } from './template-values';

/** Every night, as long as nobody says when. */
const SCHEDULE = '0 3 * * *';

/**
 * A worker or a job, which runs, is tested, and has its place in the platform.
 *
 * @throws Error with all that is wrong with what was asked for; nothing is written then
 */
export async function generateBackground(
  tree: Tree,
  kind: Exclude<AppKind, 'service'>,
  given: BackgroundOptions,
): Promise<GeneratorCallback> {
  const options = { calls: [], uses: '', schedule: SCHEDULE, render: true, ...given };
  const faults = findBackgroundFaults(tree, kind, options);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const values = templateValues(kind, options, readSource(tree, SERVICES_FILE));
  const parts = ['common', kind, ...(values.store === '' ? [] : ['queue', values.store])].map((part) => join(__dirname, 'files', part));
  const calls = values.callees.length > 0 ? [join(__dirname, '../service/files/calls')] : [];
  for (const folder of [...parts, ...calls]) generateFiles(tree, folder, '.', values);
  refuseNamesakes(tree, values);
  const end = kind === 'job' ? APP_NAMES.length : APP_NAMES.length - JOBS.length;
  for (const place of PLACES)
    place.add(tree, {
      ...namesOf(options.name, kind),
      calls: options.calls,
      uses: options.uses || undefined,
      isPublic: false,
      schedule: options.schedule,
      before: APP_NAMES,
      after: APP_NAMES.toSpliced(end, 0, options.name),
    });
  await formatFiles(tree);
  return options.render ? () => renderAll(tree.root) : () => undefined;
}
