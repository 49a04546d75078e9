import { readText } from '../source/edit-source';
import type { Place } from './place';

/** The list of all documents. */
const DOCUMENT = 'docs/README.md';

const linkTo = (name: string) => `[${name}](../apps/${name}/README.md)`;

/** The line of `docs/README.md` that leads to the document of each service. */
export const documents: Place = {
  add: (tree, { name, before, after }) => {
    const next = before[after.indexOf(name)] ?? '';
    const text = readText(tree, DOCUMENT);
    tree.write(
      DOCUMENT,
      text.replace(linkTo(next), (link) => `${linkTo(name)}, ${link}`),
    );
  },
  remove: (tree, { name }) => tree.write(DOCUMENT, readText(tree, DOCUMENT).replace(`${linkTo(name)}, `, '')),
};
