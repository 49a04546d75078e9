import { runNode } from '../workspace/workspace';

/** One file imports another, both by their paths from the root of the repository. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import of one file of the repository by another, those of types included. */
export function readImports(): readonly Import[] {
  const { modules } = JSON.parse(runNode(['node_modules/.bin/depcruise', '--output-type', 'json', '.'])) as Cruise;
  return modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })));
}

/** What dependency-cruiser prints as JSON, as far as it is read. */
interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
}
