import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type BuildContext, context, type Plugin } from 'esbuild';
import type { proveManifests } from 'fairlead/doctor';
import type { Mutant } from './mutant';

const WORKSPACE = join(__dirname, '../..');

/** Where the sources of the doctor are. */
export const SOURCES = join(WORKSPACE, 'libs/doctor/src');

/** What the doctor proves of manifests. */
export type Prove = typeof proveManifests;

/** Builds the doctor in memory, with a slip in one of its files. */
export class MutantEngine {
  readonly #build: Promise<BuildContext>;
  #mutant: Mutant | undefined;

  constructor() {
    this.#build = context({
      entryPoints: [join(SOURCES, 'index.ts')],
      bundle: true,
      platform: 'node',
      write: false,
      tsconfig: join(WORKSPACE, 'tsconfig.base.json'),
      plugins: [this.#plugin()],
    });
  }

  /** The doctor with a slip, or as it is. */
  async load(mutant?: Mutant): Promise<Prove> {
    this.#mutant = mutant;
    const { outputFiles: [file] = [] } = await (await this.#build).rebuild();
    const module: { exports: { proveManifests?: Prove } } = { exports: {} };
    const run = new Script(`(module, require) => {${file?.text}\n}`).runInThisContext() as (...args: readonly unknown[]) => void;
    run(module, require);
    if (!module.exports.proveManifests) throw new Error('the doctor was built without proveManifests');
    return module.exports.proveManifests;
  }

  async dispose(): Promise<void> {
    await (await this.#build).dispose();
  }

  #plugin(): Plugin {
    return {
      name: 'mutant',
      setup: (build) => {
        build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
          this.#mutant && path === join(SOURCES, this.#mutant.file) ? { contents: mutate(this.#mutant), loader: 'ts' } : undefined,
        );
      },
    };
  }
}

/** The file of a mutant, with its slip. */
function mutate({ file, before, after }: Mutant): string {
  const parts = readFileSync(join(SOURCES, file), 'utf8').split(before);
  if (parts.length !== 2)
    throw new Error(`${file} has "${before}" ${parts.length - 1} times; a mutant changes the one place that it knows`);
  return parts.join(after);
}
