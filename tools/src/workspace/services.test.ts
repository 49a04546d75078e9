import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from './workspace';

test('every contract is among those of the platform', () => {
  const folders = readdirSync(join(WORKSPACE, 'contracts'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect([...APP_NAMES].sort()).toEqual(folders.map(({ name }) => name).sort());
});
