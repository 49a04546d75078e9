import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** k6 1.4 panics on private methods and fields, which are newer (ES2022). */
const TARGET = 'es2021';

/** Makes one file of the script for k6 and the clients that it plays. */
export async function bundleScript(outfile: string): Promise<void> {
  const entryPoints = [join(__dirname, 'script.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'neutral', target: TARGET, external: ['k6', 'k6/*'] });
  await stop();
}
