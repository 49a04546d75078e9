import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { DOCUMENT, renderDocument } from './proof-picture';
import { prod } from './prod/environment';
import { synthesize } from './synthesis';

const name = 'npm run docs:picture';
const path = join(__dirname, '..', DOCUMENT);

function writePicture(): void {
  for (const synthesis of synthesize([prod])) writeFileSync(path, renderDocument(readFileSync(path, 'utf8'), synthesis));
}

void runCommand(
  { name, usage: `${name}\n\nDraws into ${DOCUMENT} what the proof of prod shows.`, parse: parseNothing, run: writePicture },
  process,
);
