import { join } from 'node:path';
import { build } from 'esbuild';

/** One file that Node alone runs. */
export async function bundleProgram(): Promise<string> {
  const options = { bundle: true, platform: 'node', target: 'node20', minify: true, write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [join(__dirname, 'program.ts')] });
  return outputFiles[0]!.text;
}
