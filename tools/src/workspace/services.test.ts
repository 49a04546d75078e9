import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@fairlead/contracts';
import { WORKSPACE } from './workspace';

test('every contract is among the services', () => {
  const folders = readdirSync(join(WORKSPACE, 'contracts'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect(SERVICES.map(({ name }): string => name).sort()).toEqual(folders.map(({ name }) => name).sort());
});
