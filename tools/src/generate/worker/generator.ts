import type { GeneratorCallback, Tree } from '@nx/devkit';
import { generateBackground } from '../background/generate';
import type { BackgroundOptions } from '../background/options';

/**
 * `npx nx g tools:worker mailer`: a program that runs without end and that nobody calls.
 *
 * @throws Error with all that is wrong with what was asked for; nothing is written then
 */
export default function generateWorker(tree: Tree, options: Omit<BackgroundOptions, 'schedule'>): Promise<GeneratorCallback> {
  return generateBackground(tree, 'worker', options);
}
