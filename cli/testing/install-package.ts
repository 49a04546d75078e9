import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const WORKSPACE = join(__dirname, '../..');

/** Packages that ours and the program of a platform need. */
const OTHERS = ['@types', 'cdk8s', 'cdk8s-plus-28', 'constructs', 'ipaddr.js', 'jiti', 'typescript'];

/** Puts `fairlead` into a folder as npm would, but for its types, and the packages beside it. */
export function installPackage(folder: string): void {
  const entryPoints = readEntryPoints();
  const home = join(folder, 'node_modules', 'fairlead');
  mkdirSync(home, { recursive: true });
  for (const { specifier, source } of entryPoints) {
    buildSync({
      absWorkingDir: WORKSPACE,
      entryPoints: [source],
      outfile: join(home, fileOf(specifier)),
      bundle: true,
      platform: 'node',
      external: [...OTHERS, ...entryPoints.map((other) => other.specifier)],
    });
  }
  const exported = entryPoints.map(({ specifier }) => [specifier.replace(/^fairlead/, '.'), `./${fileOf(specifier)}`] as const);
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'fairlead', exports: Object.fromEntries(exported) }));
  for (const name of OTHERS) symlinkSync(join(WORKSPACE, 'node_modules', name), join(folder, 'node_modules', name));
}

/** What the package exports: the aliases of `tsconfig.base.json` that have its name. */
function readEntryPoints() {
  const { compilerOptions } = JSON.parse(readFileSync(join(WORKSPACE, 'tsconfig.base.json'), 'utf8')) as {
    readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
  };
  return Object.entries(compilerOptions.paths)
    .filter(([specifier]) => /^fairlead(\/|$)/.test(specifier))
    .map(([specifier, [source]]) => ({ specifier, source }));
}

/** Two folders below the package, as the package has its files: that tells them from a program's. */
function fileOf(specifier: string): string {
  return join(specifier === 'fairlead' ? 'charts' : specifier.replace('fairlead/', ''), 'index.js');
}
