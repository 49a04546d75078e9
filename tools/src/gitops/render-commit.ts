import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImagesFile } from '../deploy/render/images-file';
import { WORKSPACE } from '../workspace/workspace';
import type { Git } from './git';

/** `npm run synth`, without a check of types: a commit was checked before. */
const SYNTH = ['--require', './tools/src/run/typescript.cjs', 'overlays/main.ts'];

/**
 * Renders a commit with a tag in an environment's `images.json`, in a copy beside the workspace.
 *
 * @param tag nothing leaves `images.json` as it is
 * @returns the tree of Git that has it
 * @throws Error with what synth says of a platform that would not run as declared
 */
export function renderTree(git: Git, commit: string, environment: string, tag: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-gitops-'));
  const copy = join(folder, 'workspace');
  try {
    git.run('worktree', 'add', '--detach', copy, commit);
    symlinkSync(join(WORKSPACE, 'node_modules'), join(copy, 'node_modules'));
    if (tag !== undefined) new ImagesFile(environment, copy).writeTag(tag);
    synthesize(copy);
    const inCopy = git.in(copy);
    inCopy.run('add', '--update');
    return inCopy.run('write-tree');
  } finally {
    git.find('worktree', 'remove', '--force', copy);
    rmSync(folder, { recursive: true, force: true });
  }
}

function synthesize(folder: string): void {
  const { status, stderr } = spawnSync(process.execPath, SYNTH, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`the platform was not rendered:\n${stderr.trim()}`);
}
