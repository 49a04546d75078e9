import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENTS, renderDocument } from './document';
import { readImports } from './read-imports';

const name = 'npm run docs:rooms';

function writeDocuments(): void {
  const imports = readImports();
  for (const document of DOCUMENTS) {
    const path = join(WORKSPACE, document);
    writeFileSync(path, renderDocument(document, readFileSync(path, 'utf8'), imports));
  }
}

void runCommand(
  {
    name,
    usage: `${name}\n\nDraws into ${DOCUMENTS.join(' and ')} which project and which room imports which, read from the sources.`,
    parse: parseNothing,
    run: writeDocuments,
  },
  process,
);
