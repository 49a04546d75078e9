import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What the example prints: a program of its own, as its reader runs it. */
export function printExample(): string {
  return execFileSync(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'example.ts')], { encoding: 'utf8' });
}
