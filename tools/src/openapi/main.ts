import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describePlatform } from '@fairlead/contracts/api-gateway/http';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';

const name = 'npm run docs:openapi';

/** Where the document is committed, from the root of the repository: the gateway answers it as it is. */
const DOCUMENT = 'contracts/api-gateway/src/openapi.json';

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites ${DOCUMENT}: all that is public, as OpenAPI 3.1, from the contracts and their schemas.`,
    parse: parseNothing,
    run: () => writeFileSync(join(WORKSPACE, DOCUMENT), `${JSON.stringify(describePlatform(), null, 2)}\n`),
  },
  process,
);
