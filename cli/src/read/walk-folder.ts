import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is in there belongs to others, or is hidden. */
const SKIPPED = /^(?:node_modules|\..*)$/;

/** The files below a folder, sorted. Links to folders are not followed: what they lead to would be read twice, or for ever. */
export function walkFolder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries
    .filter(({ name }) => !SKIPPED.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walkFolder(path);
      return isReadable(entry, path) ? [path] : [];
    });
}

/** Whether reading it ends: a pipe or a device may wait for ever. A link that leads nowhere is told of when it is read. */
function isReadable(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}
