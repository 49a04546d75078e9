import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import type { Mistake } from './mistakes';

const requireFrom = createRequire(__filename);
const { pathOf } = requireFrom('../run/known-good.cjs') as { readonly pathOf: (program: string, kind?: string) => string };
const { CHECKING } = requireFrom('../run/types.cjs') as { readonly CHECKING: string };

/** What `npm run synth` needs of the workspace, beside the packages. */
const NEEDED = ['charts', 'contracts', 'libs', 'overlays', 'tools', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];

/** Where mistakes are made that name no other file. */
export const PLATFORM = 'overlays/platform.ts';

/** What a run of synth left behind, without the line that says that types are checked. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the workspace in which anything can be changed: mistakes can be made, a document tried. */
export class WorkspaceCopy {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));

  constructor() {
    for (const name of NEEDED) cpSync(join(WORKSPACE, name), join(this.folder, name), { recursive: true });
    symlinkSync(realpathSync(join(WORKSPACE, 'node_modules')), join(this.folder, 'node_modules'));
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /**
   * Makes a mistake, runs what `npm run synth` starts, and puts it right.
   *
   * @throws Error when the file is not what the mistake is made in
   */
  try({ title, file = PLATFORM, before, after }: Mistake): Outcome {
    const sound = this.read(file);
    if (sound.split(before).length !== 2)
      throw new Error(`${title}: ${file} does not hold ${JSON.stringify(before)} once; change the mistake`);
    const path = join(this.folder, file);
    writeFileSync(
      path,
      sound.replace(before, () => after),
    );
    try {
      return this.synth();
    } finally {
      writeFileSync(path, sound);
    }
  }

  synth(): Outcome {
    const { scripts } = JSON.parse(this.read('package.json')) as { scripts: { synth: string } };
    const [program = '', ...args] = scripts.synth.split(' ');
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, encoding: 'utf8' });
    return { code: status, stdout, stderr: stderr.replace(`${CHECKING}\n`, '') };
  }

  /** Takes the copy away, and what the check of types keeps beside the packages. */
  remove(): void {
    for (const kind of ['types.json', 'tsbuildinfo']) rmSync(pathOf(join(this.folder, 'overlays/main.ts'), kind), { force: true });
    rmSync(this.folder, { recursive: true });
  }
}
