import { build, type BuildOptions } from 'esbuild';

/** What holds for every bundle: one file for the oldest supported Node. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  legalComments: 'none',
} as const satisfies BuildOptions;

/**
 * Bundles an app into one file that Node runs alone.
 *
 * @param root folder of the app from the root of the repository, such as `apps/user-service`
 * @returns the file
 */
export async function bundle(root: string, outfile = `dist/${root}/main.js`): Promise<string> {
  await build({ ...BUNDLE_OPTIONS, entryPoints: [`${root}/src/main.ts`], outfile, logLevel: 'warning' });
  return outfile;
}
