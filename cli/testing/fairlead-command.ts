import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const WORKSPACE = join(__dirname, '../..');

/** What a command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The bundle of `fairlead`, as it is published, and a folder to run it in. */
export class FairleadCommand {
  readonly folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
  /** The file that Node runs. */
  readonly bundle = join(this.folder, '.bundle', 'fairlead.js');

  constructor() {
    const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'tools/src/bundle/command-main.ts', this.bundle], {
      cwd: WORKSPACE,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }

  /** Writes a file into the folder. */
  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs it in the folder, with nothing of this process's environment but the path. */
  run(args: readonly string[], { input = '', env = {} }: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.bundle, ...args], {
      cwd: this.folder,
      input,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });
    return { code: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
