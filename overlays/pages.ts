import { renderProofPages } from '@fairlead/diagnosis';
import { type Synthesis, writeFiles } from 'fairlead/synth';
import { manifestsOf } from './output';

/**
 * Writes what the proof says of each environment as a page: `dist/html/prod.html`.
 *
 * @param root folder of the repository
 * @returns the pages, from there
 */
export async function writePages(syntheses: readonly Synthesis[], root: string): Promise<readonly string[]> {
  const pages = await renderProofPages(syntheses, manifestsOf);
  writeFiles(root, pages);
  return [...pages.keys()];
}
