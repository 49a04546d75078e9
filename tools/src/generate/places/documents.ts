import { readText } from '../source/edit-source';
import type { Place } from './place';

/** The list of all documents. */
const DOCUMENT = 'docs/README.md';

const linkTo = (name: string) => `[${name}](../apps/${name}/README.md)`;

/** The line of `docs/README.md` that leads to the document of each service. */
export const documents: Place = {
  add: (tree, { name, before, after }) => {
    const next = before[after.indexOf(name)];
    const text = readText(tree, DOCUMENT);
    const last = linkTo(before.at(-1) ?? '');
    tree.write(
      DOCUMENT,
      next === undefined
        ? text.replace(last, (link) => `${link}, ${linkTo(name)}`)
        : text.replace(linkTo(next), (link) => `${linkTo(name)}, ${link}`),
    );
  },
  remove: (tree, { name }) => {
    const text = readText(tree, DOCUMENT);
    const link = linkTo(name);
    tree.write(DOCUMENT, text.includes(`, ${link}`) ? text.replace(`, ${link}`, '') : text.replace(`${link}, `, ''));
  },
};
