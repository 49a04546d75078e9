import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { CASES } from './broken-case';
import { renderPages } from './broken-pages';

const name = 'npm run docs:broken';

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites into the pages of ${CASES} what the doctor says of each case, the fix, and the list of them.`,
    parse: parseNothing,
    run: () => {
      for (const { file, text } of renderPages()) writeFileSync(join(__dirname, '../..', file), text);
    },
  },
  process,
);
