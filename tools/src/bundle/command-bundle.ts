import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { BUNDLE_OPTIONS } from './bundle';
import { COMMAND_BUNDLE } from './command-place';

/** Beside the command: the licences of the packages that are in it. */
const LICENSES = 'fairlead.licenses.txt';

/** Lays out the pictures of `--format html`. It is as large as all the rest, and most runs draw nothing. */
const LAYOUT = { import: 'elkjs/lib/elk.bundled.js', package: 'node_modules/elkjs', file: 'fairlead.layout.js' };

const layoutStaysBeside: Plugin = {
  name: 'layout-stays-beside',
  setup: (made) => made.onResolve({ filter: /^elkjs\// }, () => ({ path: `./${LAYOUT.file}`, external: true })),
};

/** Packages that the command loads where it needs them: they load files of their own, which are in no bundle. The package depends on them. */
export const INSTALLED_BESIDE = ['jiti'];

/** Beside the command: all that it does. What `node` is told to run starts it. */
const PROGRAM = 'fairlead.program.js';

/**
 * Bundles the command `fairlead` into files that need nothing installed, but for what loads a platform. It is small, for Node reads all of
 * it at every start: what lays out pictures is in a file of its own.
 */
export async function bundleCommand(outfile = COMMAND_BUNDLE): Promise<void> {
  const folder = dirname(outfile);
  const options = { ...BUNDLE_OPTIONS, minify: true, sourcemap: false, logLevel: 'warning' } as const;
  const { metafile } = await build({
    ...options,
    entryPoints: ['cli/src/command/main.ts'],
    outfile: join(folder, PROGRAM),
    metafile: true,
    plugins: [layoutStaysBeside],
    external: INSTALLED_BESIDE,
    // What runs it as a script of its own answers `require`, and no `import()`.
    supported: { 'dynamic-import': false },
  });
  await writeInAscii(join(folder, PROGRAM));
  await build({
    ...options,
    entryPoints: ['cli/src/start/start.ts'],
    outfile,
    banner: { js: '#!/usr/bin/env node' },
    define: { PROGRAM: JSON.stringify({ file: PROGRAM, hash: hashOf(await readFile(join(folder, PROGRAM))) }) },
  });
  await removeCompiled(folder);
  await copyFile(join('node_modules', LAYOUT.import), join(folder, LAYOUT.file));
  await writeFile(join(folder, LICENSES), [...listPackages(metafile), LAYOUT.package].map(readLicense).join('\n'));
}

/** V8 reads text faster where each character is one byte. esbuild escapes others in strings; what is left stands in patterns and templates. */
async function writeInAscii(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

function hashOf(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** What V8 made of commands before this one. */
async function removeCompiled(folder: string): Promise<void> {
  const stale = (await readdir(folder)).filter((name) => name.endsWith('.compiled'));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

/** Folders of the packages that are in a bundle. */
function listPackages({ inputs }: Metafile): readonly string[] {
  const folders = Object.keys(inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** @throws Error for a package that brings no licence: then it must not be published in ours */
function readLicense(folder: string): string {
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined) throw new Error(`${folder} has no licence to publish with the command`);
  return `${folder.replace(/^.*node_modules\//, '')}\n\n${readFileSync(file, 'utf8')}`;
}
