import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile';
import { readEntryPoints } from './entry-points';
import { findImports } from './imports';
import { derivePackageJson, PEERS } from './package-json';

const workspace = {
  version: '1.2.3',
  license: 'Apache-2.0',
  repository: { type: 'git', url: 'git+https://github.com/acme/shop.git' },
  engines: { node: '>=20.19' },
  devDependencies: {
    cdk8s: '2.70.1',
    'cdk8s-plus-28': '2.5.6',
    constructs: '10.8.1',
    'ipaddr.js': '2.5.0',
    jest: '30.0.0',
  },
};

/** What the package brings along. */
const DEPENDENCIES = ['ipaddr.js'];

test('the entry points are the aliases of the workspace, each in a folder named as it is imported', () => {
  expect(readEntryPoints().map(({ specifier, folder }) => [specifier, folder])).toEqual([
    ['fairlead', 'charts'],
    ['fairlead/contract', 'contract'],
    ['fairlead/doctor', 'doctor'],
    ['fairlead/synth', 'synth'],
  ]);
});

test('package.json takes its versions from the workspace, and depends on what the code imports beside the peers', () => {
  const entryPoints = [{ specifier: 'fairlead', source: 'charts/src/index.ts', sources: 'charts/src', folder: 'charts' }];

  const derived = derivePackageJson(workspace, entryPoints, ['constructs', 'fairlead', 'node:fs', ...DEPENDENCIES]);

  expect(derived).toMatchObject({
    version: '1.2.3',
    repository: { url: 'git+https://github.com/acme/shop.git', directory: 'charts' },
    engines: { node: '>=20.19' },
    main: './charts/index.js',
    exports: { '.': { types: './charts/index.d.ts', default: './charts/index.js' } },
    peerDependencies: { cdk8s: '^2.70.1', 'cdk8s-plus-28': '^2.5.6', constructs: '^10.8.1' },
    bin: { fairlead: 'bin/fairlead.js' },
    // npm would install peers for who wants the command alone.
    peerDependenciesMeta: { cdk8s: { optional: true }, 'cdk8s-plus-28': { optional: true }, constructs: { optional: true } },
  });
  expect(derived.dependencies).toEqual({ 'ipaddr.js': '^2.5.0' });
});

test('an import that the workspace does not pin is named', () => {
  expect(() => derivePackageJson(workspace, [], ['zod'])).toThrow("the code imports zod; add it to the workspace's devDependencies");
});

test('the compiled package imports its peers, itself and Node, and its types not even Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const entryPoints = readEntryPoints();

  compile(entryPoints, folder);

  const own = [...PEERS, ...entryPoints.map(({ specifier }) => specifier)].sort();
  expect(findImports(folder, '.d.ts').filter((name) => !own.includes(name))).toEqual([]);
  expect(findImports(folder, '.js').filter((name) => !own.includes(name) && !builtinModules.includes(name.slice(5)))).toEqual(DEPENDENCIES);
  expect(findImports(folder, '.js')).toEqual(expect.arrayContaining([...PEERS]));
  rmSync(folder, { recursive: true });
}, 120_000);
