import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';
import { readImports } from './read-imports';

const name = 'npm run docs:rooms';

function writeDocument(): void {
  const path = join(WORKSPACE, DOCUMENT);
  writeFileSync(path, renderDocument(readFileSync(path, 'utf8'), readImports()));
}

void runCommand(
  {
    name,
    usage: `${name}\n\nDraws into ${DOCUMENT} which project and which room imports which, read from the sources.`,
    parse: parseNothing,
    run: writeDocument,
  },
  process,
);
