import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';
import { MISTAKES } from './mistakes';
import { PLATFORM, WorkspaceCopy } from './workspace-copy';

const name = 'npm run docs:mistakes';

function writeDocument(): void {
  const copy = new WorkspaceCopy();
  try {
    const tried = MISTAKES.map((mistake) => ({ mistake, outcome: copy.try(mistake) }));
    writeFileSync(
      join(WORKSPACE, DOCUMENT),
      renderDocument((file) => copy.read(file), tried),
    );
  } finally {
    copy.remove();
  }
}

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites ${DOCUMENT}: makes mistakes in a copy of ${PLATFORM} and of a contract, and keeps what synth says of each.`,
    parse: parseNothing,
    run: writeDocument,
  },
  process,
);
