import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** The root of the repository. */
export const WORKSPACE = join(__dirname, '../../..');

/**
 * Bundles an app as `npm run build` does, into a folder of the run's own, so that no other build replaces it meanwhile.
 *
 * @param root its folder, from the root of the repository
 * @returns the file
 */
export async function bundle(root: string, folder: string): Promise<string> {
  const outfile = join(folder, `${basename(root)}.js`);
  await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', 'tools/src/bundle/main.ts', root, outfile], { cwd: WORKSPACE });
  return outfile;
}
