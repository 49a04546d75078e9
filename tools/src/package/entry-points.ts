import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

/** A name by which the package is imported. */
export interface EntryPoint {
  /** `fairlead/doctor`. */
  readonly specifier: string;
  /** Its source, from the root of the repository: `libs/doctor/src/index.ts`. */
  readonly source: string;
  /** The folder of its sources: `libs/doctor/src`. */
  readonly sources: string;
  /** Its folder in the package: `doctor`, so that resolvers which know no `exports` find `fairlead/doctor` too. */
  readonly folder: string;
}

/** What the package exports: the aliases of `tsconfig.base.json` that have its name. */
export function readEntryPoints(): readonly EntryPoint[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(WORKSPACE, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  return Object.entries(compilerOptions.paths)
    .filter(([specifier]) => /^fairlead(\/|$)/.test(specifier))
    .map(([specifier, [path]]) => {
      const source = join(path);
      const sources = dirname(source);
      return { specifier, source, sources, folder: basename(dirname(sources)) };
    });
}
