import type { GeneratorCallback, Tree } from '@nx/devkit';
import { generateBackground } from '../background/generate';
import type { BackgroundOptions } from '../background/options';

/**
 * `npx nx g tools:job cleanup`: a program that runs at times and ends.
 *
 * @throws Error with all that is wrong with what was asked for; nothing is written then
 */
export default function generateJob(tree: Tree, options: BackgroundOptions): Promise<GeneratorCallback> {
  return generateBackground(tree, 'job', options);
}
