import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildContext, type BuildFailure, context, formatMessages, stop } from 'esbuild';
import { BUNDLE_OPTIONS } from './bundle';

const FOLDER = 'dist/services';

/** Where the bundle of a service is that runs on this machine. */
export const bundleOf = (service: string) => `${FOLDER}/${service}.js`;

/** What a build made. One with faults made nothing: the bundles are those of the last that had none. */
export type Build =
  | { readonly hashes: ReadonlyMap<string, string>; readonly faults?: never }
  /** Lines that name file, line and column. */
  | { readonly faults: readonly string[]; readonly hashes?: never };

/**
 * The services' own code, one file each, to run on this machine. Their packages stay where they are: to put them in as well takes
 * thirty times as long, at every build.
 */
export class ServiceBundles {
  readonly #context: BuildContext<{ write: false }>;

  private constructor(opened: BuildContext<{ write: false }>) {
    this.#context = opened;
  }

  /** @param services their names, which are their folders in `apps` */
  static async open(services: readonly string[]): Promise<ServiceBundles> {
    const entryPoints = Object.fromEntries(services.map((name) => [name, `apps/${name}/src/main.ts`]));
    const options = { ...BUNDLE_OPTIONS, entryPoints, outdir: FOLDER, packages: 'external', logLevel: 'silent', write: false } as const;
    return new ServiceBundles(await context(options));
  }

  /** Builds anew what has changed. The hash of a service's bundle tells whether it is another one than before. */
  async build(): Promise<Build> {
    try {
      const { outputFiles } = await this.#context.rebuild();
      await mkdir(FOLDER, { recursive: true });
      await Promise.all(outputFiles.map(({ path, contents }) => writeFile(join(FOLDER, basename(path)), contents)));
      const scripts = outputFiles.filter(({ path }) => path.endsWith('.js'));
      return { hashes: new Map(scripts.map(({ path, hash }) => [basename(path, '.js'), hash])) };
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      const messages = await formatMessages(error.errors, { kind: 'error' });
      return { faults: messages.flatMap((message) => message.trimEnd().split('\n')) };
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
