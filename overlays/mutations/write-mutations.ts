import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { renderMutations } from './mutation-document';

const name = 'npm run docs:mutations';

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites docs/mutations.md: single edits of rendered manifests, and the finding that stops each.`,
    parse: parseNothing,
    run: () => writeFileSync(join(__dirname, '../..', 'docs', 'mutations.md'), renderMutations()),
  },
  process,
);
