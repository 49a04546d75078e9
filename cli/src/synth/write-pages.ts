import { renderProofPages } from '@fairlead/diagnosis';
import type { Synthesis } from 'fairlead/synth';
import type { Kit } from './kit';
import { writeOrTell } from './write-or-tell';

/**
 * Writes what the proof says of each environment as a page, below `dist/html` of the working directory.
 *
 * @param folderOf folder of an environment's manifests
 * @returns the paths of the pages
 */
export async function writePages(
  syntheses: readonly Synthesis[],
  folderOf: (environment: string) => string,
  { writeFiles }: Pick<Kit, 'writeFiles'>,
): Promise<readonly string[]> {
  const pages = await renderProofPages(syntheses, folderOf);
  writeOrTell(() => writeFiles('', pages));
  return [...pages.keys()];
}
