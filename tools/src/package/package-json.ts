import type { EntryPoint } from './entry-points';

/** What the workspace's `package.json` knows. */
export interface WorkspacePackage {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Every package that the code imports. The user's app makes objects of the same classes, so there must be one copy of each. */
export const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'] as const;

/**
 * The published `package.json`: versions, licence and engines are the workspace's, entry points the aliases.
 *
 * @param entryPoints the first is the package's own name
 */
export function derivePackageJson(workspace: WorkspacePackage, entryPoints: readonly EntryPoint[]) {
  const { version, license, engines, devDependencies } = workspace;
  const exported = Object.fromEntries(entryPoints.map(({ specifier, folder }) => [specifier.replace(/^fairlead/, '.'), filesOf(folder)]));
  return {
    name: 'fairlead',
    version,
    description: 'Declare services and who calls whom; get Kubernetes manifests, and the proof that they allow that and nothing else',
    keywords: ['cdk8s', 'kubernetes', 'networkpolicy', 'typescript', 'zero-trust'],
    license,
    engines,
    sideEffects: false,
    main: exported['.']?.default,
    types: exported['.']?.types,
    exports: { ...exported, './package.json': './package.json' },
    peerDependencies: Object.fromEntries(PEERS.map((peer) => [peer, `^${devDependencies[peer]}`])),
  };
}

function filesOf(folder: string) {
  return { types: `./${folder}/index.d.ts`, default: `./${folder}/index.js` };
}
