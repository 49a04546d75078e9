import { build } from 'esbuild';

/**
 * Bundles an app into one file that Node runs alone, for the oldest supported Node.
 *
 * @param root folder of the app from the root of the repository, such as `apps/user-service`
 * @returns the file
 */
export async function bundle(root: string, outfile = `dist/${root}/main.js`): Promise<string> {
  await build({
    entryPoints: [`${root}/src/main.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outfile;
}
