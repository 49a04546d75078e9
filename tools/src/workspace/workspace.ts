import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** The root of the repository. */
export const WORKSPACE = resolve(__dirname, '../../..');

/** The rule that says who may import whom. */
export const BOUNDARY_RULE = '@nx/enforce-module-boundaries';

/** A project as Nx knows it. */
export interface Project {
  readonly name: string;
  /** Its folder, from the root of the repository. */
  readonly root: string;
  readonly tags: readonly string[];
}

/** Every project of Nx's graph. */
export function readProjects(): readonly Project[] {
  const { graph } = JSON.parse(nx('graph', '--print')) as {
    graph: { nodes: Record<string, { name: string; data: Omit<Project, 'name'> }> };
  };
  return Object.values(graph.nodes).map(({ name, data }) => ({ name, root: data.root, tags: data.tags }));
}

/** Names of the projects that a change of these files affects. */
export function affectedBy(...files: string[]): readonly string[] {
  return nx('show', 'projects', '--affected', `--files=${files.join(',')}`)
    .split('\n')
    .filter(Boolean)
    .sort();
}

/** Some file of a project that is no test. */
export function findSource({ name, root }: Project): string {
  const file = readdirSync(join(WORKSPACE, root), { recursive: true, encoding: 'utf8' }).find((path) =>
    /(?<!\.test|\/http)\.ts$/.test(path),
  );
  if (!file) throw new Error(`project ${name} has no TypeScript file below ${root}`);
  return join(root, file);
}

/** The names by which others import a project. */
export function findAliases({ root }: Project): string[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(WORKSPACE, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  // One alias with a star is that of several projects: by the name of the folder.
  const ofThis = Object.entries(compilerOptions.paths).map((alias) => alias.flat().map((text) => text.replace('*', basename(root))));
  return ofThis.flatMap(([alias = '', file = '']) => (file.startsWith(`./${root}/`) && existsSync(join(WORKSPACE, file)) ? [alias] : []));
}

/** The output of a program of the workspace, run by Node. */
export function runNode(args: readonly string[], input?: string): string {
  return execFileSync(process.execPath, args, { cwd: WORKSPACE, encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
}

function nx(...args: string[]): string {
  return execFileSync(process.execPath, ['node_modules/.bin/nx', ...args], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
}
