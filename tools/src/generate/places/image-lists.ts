import type { Tree } from '@nx/devkit';
import { readText } from '../source/edit-source';
import type { Place, PlacedService } from './place';

const WORKFLOWS = '.github/workflows';

/** Files with a list of all images, and how it is written there: neither HCL nor a matrix of GitHub can look for them. */
function listFiles(tree: Tree): readonly { readonly path: string; readonly write: (names: readonly string[]) => string }[] {
  const workflows = tree.children(WORKFLOWS).map((file) => `${WORKFLOWS}/${file}`);
  return [
    { path: 'docker-bake.hcl', write: (names) => `app = ["${names.join('", "')}"]` },
    ...workflows.map((path) => ({ path, write: (names: readonly string[]) => `image: [${names.join(', ')}]` })),
  ];
}

/** The lists of images. Tests say where one is missing or wrong. */
export const imageLists: Place = { add: replaceLists, remove: replaceLists };

function replaceLists(tree: Tree, { before, after }: PlacedService): void {
  for (const { path, write } of listFiles(tree)) {
    const text = readText(tree, path);
    const changed = text.replaceAll(write(before), () => write(after));
    if (changed !== text) tree.write(path, changed);
  }
}
