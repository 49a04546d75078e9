import { drawRooms } from './draw-rooms';
import { readImports } from './read-imports';
import rooms from './rooms.json';

/** Shows the rooms of every project. */
export const DOCUMENT = 'docs/README.md';

/** The document with the picture as the imports of today make it. */
export function renderDocument(text: string): string {
  if (!PICTURE.test(text)) throw new Error(`${DOCUMENT} has no place for the picture; give it a code block "mermaid"`);
  const picture = `\`\`\`mermaid\n${drawRooms(rooms, readImports())}\n\`\`\``;
  return text.replace(PICTURE, () => picture);
}

const PICTURE = /^```mermaid$[^]*?^```$/m;
