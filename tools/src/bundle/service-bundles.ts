import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildContext, type BuildFailure, context, stop } from 'esbuild';
import { formatBuildFault } from '../run/build-fault.cjs';
import { BUNDLE_OPTIONS } from './bundle';

const FOLDER = 'dist/services';

/** Where the bundle of a service is that runs on this machine. */
export const bundleOf = (service: string) => `${FOLDER}/${service}.js`;

/** What a build made. One with faults made nothing: the bundles are those of the last that had none. */
export type Build =
  | {
      readonly hashes: ReadonlyMap<string, string>;
      /** Of all sources, comments included, which are in no bundle. */
      readonly sources: string;
      readonly faults?: never;
    }
  /** Lines that name file, line and column. */
  | { readonly faults: readonly string[]; readonly hashes?: never; readonly sources?: never };

/**
 * The services' own code, one file each, to run on this machine. Their packages stay where they are: to put them in as well takes
 * thirty times as long, at every build.
 */
export class ServiceBundles {
  readonly #context: BuildContext<{ write: false }>;

  private constructor(opened: BuildContext<{ write: false }>) {
    this.#context = opened;
  }

  /**
   * @param services their names, which are their folders in `apps`
   * @param others programs to bundle beside them, by the name of the bundle
   */
  static async open(services: readonly string[], others: Readonly<Record<string, string>> = {}): Promise<ServiceBundles> {
    const entryPoints = { ...Object.fromEntries(services.map((name) => [name, `apps/${name}/src/main.ts`])), ...others };
    const options = { ...BUNDLE_OPTIONS, entryPoints, outdir: FOLDER, packages: 'external', logLevel: 'silent', write: false } as const;
    return new ServiceBundles(await context(options));
  }

  /** Builds anew what has changed. The hash of a service's bundle tells whether it is another one than before. */
  async build(): Promise<Build> {
    try {
      const { outputFiles } = await this.#context.rebuild();
      await mkdir(FOLDER, { recursive: true });
      await Promise.all(outputFiles.map(({ path, contents }) => writeFile(join(FOLDER, basename(path)), contents)));
      const ofKind = (extension: string) => outputFiles.filter(({ path }) => path.endsWith(extension));
      return {
        hashes: new Map(ofKind('.js').map(({ path, hash }) => [basename(path, '.js'), hash])),
        // A source map holds its sources.
        sources: ofKind('.map')
          .map(({ hash }) => hash)
          .join(),
      };
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      return { faults: error.errors.flatMap((message) => formatBuildFault(message).split('\n')) };
    }
  }

  /** Ends esbuild's own process too. */
  async close(): Promise<void> {
    await this.#context.dispose();
    await stop();
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error;
}
