import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { WORKSPACE } from '../src/workspace/workspace';

/** Files and folders that a generator reads or changes. */
const READ = ['contracts', 'overlays/platform.ts', 'overlays/prod/images.json', 'overlays/dev/images.json', 'docker-bake.hcl', '.vscode'];
const DOCUMENTS = ['docs/README.md', 'docs/add-an-environment.md', '.github/workflows', 'apps/user-service/README.md'];
/** Projects whose names nothing else may have. */
const PROJECTS = ['load/project.json', 'libs/service-kit/project.json'];

/** The workspace in memory, as far as generators read it: what they change there is written nowhere. */
export function createWorkspaceTree(): Tree {
  const tree = createTree();
  for (const path of [...READ, ...DOCUMENTS, ...PROJECTS].flatMap(listFiles)) tree.write(path, readFileSync(join(WORKSPACE, path)));
  return tree;
}

/** The texts of all files of a tree, by path. */
export function textsOf(tree: Tree): ReadonlyMap<string, string> {
  return new Map(tree.listChanges().map(({ path, content }) => [path, String(content)]));
}

function listFiles(path: string): readonly string[] {
  if (/\.\w+$/.test(path) && !path.startsWith('.')) return [path];
  return readdirSync(join(WORKSPACE, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(WORKSPACE.length + 1));
}
