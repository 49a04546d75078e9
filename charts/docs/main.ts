import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { DOCUMENT, renderDocument } from './document';
import { printExample } from './print-example';

const name = 'npm run docs:constructs';

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites ${DOCUMENT}: what each construct creates, read from an example.`,
    parse: parseNothing,
    run: () => writeFileSync(join(__dirname, '../..', DOCUMENT), renderDocument(printExample())),
  },
  process,
);
