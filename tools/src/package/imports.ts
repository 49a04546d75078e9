import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * What the files of a folder import, sorted: packages, Node's modules, and what the package has beside them.
 *
 * @param ending of the files to read: `.js` or `.d.ts`
 */
export function findImports(folder: string, ending: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
  const imports = files.flatMap((file) =>
    ts.preProcessFile(readFileSync(join(folder, file), 'utf8'), true, ending === '.js').importedFiles.map(({ fileName }) => fileName),
  );
  return [...new Set(imports)].filter((name) => !name.startsWith('.')).sort();
}
