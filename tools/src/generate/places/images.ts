import type { Tree } from '@nx/devkit';
import { findBlocks } from '../../documents/blocks';
import { readText } from '../source/edit-source';
import type { Place, PlacedService } from './place';

type Images = Readonly<Record<string, string>>;

const OVERLAYS = 'overlays';

/** A document that shows the images of an environment. */
const DOCUMENT = 'docs/add-an-environment.md';

/** The image of each environment that pins them, and those that a document shows. */
export const images: Place = {
  add: (tree, service) => edit(tree, (all) => addImage(all, service)),
  remove: (tree, { name }) => edit(tree, (all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name))),
};

/** Every key of the files that say which image is whose: those of services, and what else they hold. */
export function findImages(tree: Tree): readonly { readonly key: string; readonly file: string }[] {
  return findFiles(tree).flatMap((file) => Object.keys(JSON.parse(readText(tree, file)) as Images).map((key) => ({ key, file })));
}

function findFiles(tree: Tree): readonly string[] {
  const files = tree.children(OVERLAYS).map((environment) => `${OVERLAYS}/${environment}/images.json`);
  return files.filter((file) => tree.exists(file));
}

function edit(tree: Tree, change: (all: Images) => Images): void {
  for (const file of findFiles(tree)) editText(tree, file, (text) => changeJson(text, change));
  editText(tree, DOCUMENT, (text) => {
    const block = findBlocks(text).find(({ words }) => words['title']?.endsWith('/images.json'));
    return block ? text.replace(block.text, () => changeJson(block.text, change)) : text;
  });
}

function editText(tree: Tree, path: string, change: (text: string) => string): void {
  const text = readText(tree, path);
  const changed = change(text);
  if (changed !== text) tree.write(path, changed);
}

function changeJson(text: string, change: (all: Images) => Images): string {
  const all = JSON.parse(text) as Images;
  // Those of the machine have one tag.
  return all['tag'] === undefined ? `${JSON.stringify(change(all), undefined, 2)}\n` : text;
}

/**
 * Behind the last of ours, from the same registry and with the tag of the others, so that nothing differs until the first release of all:
 * that writes the tag under which the image is built.
 */
function addImage(all: Images, { name, before }: PlacedService): Images {
  const known = Object.entries(all).filter(([key]) => before.includes(key));
  const [last, reference] = known.at(-1) ?? [];
  if (last === undefined || reference === undefined) return all;
  const image = reference.replace(/@.*$/, '').replace(`/${last}:`, `/${name}:`);
  return Object.fromEntries(Object.entries(all).flatMap((entry) => (entry[0] === last ? [entry, [name, image]] : [entry])));
}
