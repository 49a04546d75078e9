import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from './bundle';

/** What `npx fairlead` runs, from the root of the repository. */
export const COMMAND_BUNDLE = 'dist/cli/fairlead.js';

/**
 * Bundles the command `fairlead` into one file that needs nothing installed. It is small, for Node reads all of it at every start.
 *
 * @returns the file
 */
export async function bundleCommand(outfile = COMMAND_BUNDLE): Promise<string> {
  const banner = { js: '#!/usr/bin/env node' };
  await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ['cli/src/command/main.ts'],
    outfile,
    banner,
    minify: true,
    sourcemap: false,
    logLevel: 'warning',
  });
  return outfile;
}
