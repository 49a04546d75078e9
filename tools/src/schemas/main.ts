import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNothing, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { mergeReleases } from './api-table';
import { MODULES, readDocuments, readNewestEnums } from './kubernetes-module';
import { readRelease } from './release-schema';
import { renderTable, TABLE_FILE } from './table-file';

const name = 'npm run schemas:write';

function writeTable(): void {
  const enums = readNewestEnums();
  const releases = Object.entries(MODULES).map(([release, version]) => [release, readRelease(readDocuments(version), enums)] as const);
  writeFileSync(join(WORKSPACE, TABLE_FILE), renderTable(Object.keys(MODULES), mergeReleases(releases)));
}

void runCommand(
  {
    name,
    usage: `${name}\n\nWrites ${TABLE_FILE}: what each release of Kubernetes takes, from its OpenAPI documents. Needs Go.`,
    parse: parseNothing,
    run: writeTable,
  },
  process,
);
