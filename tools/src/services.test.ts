import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from './services';
import { WORKSPACE } from './workspace/workspace';

test('every contract is among the services', () => {
  expect(SERVICES.map(({ name }): string => name).sort()).toEqual(readdirSync(join(WORKSPACE, 'contracts')).sort());
});
