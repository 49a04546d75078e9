import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';

const name = 'npm run docs:rooms';
const path = join(WORKSPACE, DOCUMENT);

void runCommand(
  {
    name,
    usage: `${name}\n\nDraws into ${DOCUMENT} which room imports which, read from the sources.`,
    parse: parseNothing,
    run: () => writeFileSync(path, renderDocument(readFileSync(path, 'utf8'))),
  },
  process,
);
