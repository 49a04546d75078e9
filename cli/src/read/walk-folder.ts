import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is in there belongs to others, or is hidden. */
const SKIPPED = /^(?:node_modules|\..*)$/;

/** The files below a folder, sorted. Links to folders are not followed: what they lead to would be read twice, or for ever. */
export function walkFolder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries
    .filter(({ name }) => !SKIPPED.test(name))
    .flatMap((entry) => (entry.isDirectory() ? walkFolder(join(folder, entry.name)) : [join(folder, entry.name)]));
}
