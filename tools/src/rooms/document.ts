import { drawProjects, drawRooms } from './draw-rooms';
import type { Import } from './read-imports';
import rooms from './rooms.json';

/** The document with the pictures of the imports. */
export const DOCUMENT = 'docs/rooms.md';

/** A picture, whose first line says what it shows: `%% projects`, or the folder of rooms. */
const PICTURE = /^```mermaid\n%% (\S+)$[^]*?^```$/gm;

/** A document with its pictures as the imports of today make them. */
export function renderDocument(text: string, imports: readonly Import[]): string {
  if (text.search(PICTURE) < 0) throw new Error(`${DOCUMENT} has no picture; give it a code block "mermaid" that begins with %% projects`);
  return text.replaceAll(PICTURE, (_, subject: string) => `\`\`\`mermaid\n%% ${subject}\n${draw(subject, imports)}\n\`\`\``);
}

function draw(subject: string, imports: readonly Import[]): string {
  if (subject === 'projects') return drawProjects(imports);
  const own = Object.entries(rooms).find(([folder]) => folder === subject);
  if (!own) throw new Error(`there are no rooms in ${subject}; give projects or one of ${Object.keys(rooms).join(', ')}`);
  return drawRooms(...own, imports);
}
