import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';

/** An empty folder, removed with the run. */
export async function makeTemporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-load-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
