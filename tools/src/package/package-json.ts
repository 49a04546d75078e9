import { isBuiltin } from 'node:module';
import type { EntryPoint } from './entry-points';

/** What the workspace's `package.json` knows. */
export interface WorkspacePackage {
  readonly version: string;
  readonly license: string;
  readonly repository: { readonly type: string; readonly url: string };
  readonly engines: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Packages whose classes the user's app makes objects of too, so there must be one copy of each. */
export const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'] as const;

/** The command `fairlead`. It brings all that it needs but for packages of its own, so that `npx fairlead` installs no peer. */
export const BIN = 'bin/fairlead.js';

/**
 * The published `package.json`: versions, licence, repository and engines are the workspace's, entry points the aliases,
 * dependencies what the compiled code imports.
 *
 * @param entryPoints the first is the package's own name
 * @param imports what the compiled code and the command import
 */
export function derivePackageJson(workspace: WorkspacePackage, entryPoints: readonly EntryPoint[], imports: readonly string[]) {
  const { version, license, repository, engines } = workspace;
  const exported = Object.fromEntries(entryPoints.map(({ specifier, folder }) => [specifier.replace(/^fairlead/, '.'), filesOf(folder)]));
  return {
    name: 'fairlead',
    version,
    description: 'Declare services and who calls whom; get Kubernetes manifests, and the proof that they allow that and nothing else',
    keywords: ['cdk8s', 'kubernetes', 'networkpolicy', 'typescript', 'zero-trust'],
    license,
    // Links of the README are read from there.
    repository: { ...repository, directory: 'charts' },
    engines,
    sideEffects: false,
    main: exported['.']?.default,
    types: exported['.']?.types,
    bin: { fairlead: BIN },
    exports: { ...exported, './package.json': './package.json' },
    dependencies: versionsOf(workspace, findDependencies(entryPoints, imports)),
    peerDependencies: versionsOf(workspace, PEERS),
    peerDependenciesMeta: Object.fromEntries(PEERS.map((name) => [name, { optional: true }])),
  };
}

function findDependencies(entryPoints: readonly EntryPoint[], imports: readonly string[]): readonly string[] {
  const known = new Set<string>([...PEERS, ...entryPoints.map(({ specifier }) => specifier)]);
  return imports.filter((name) => !known.has(name) && !isBuiltin(name));
}

function versionsOf({ devDependencies }: WorkspacePackage, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const version = devDependencies[name];
      if (version === undefined) throw new Error(`the code imports ${name}; add it to the workspace's devDependencies`);
      return [name, `^${version}`];
    }),
  );
}

function filesOf(folder: string) {
  return { types: `./${folder}/index.d.ts`, default: `./${folder}/index.js` };
}
