import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES, WORKERS } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { ENVIRONMENTS, readEnvironment } from './environment';

test('every environment has manifests, and nothing else of overlays has', () => {
  const folders = readdirSync(join(WORKSPACE, 'overlays')).filter((folder) => existsSync(join(WORKSPACE, 'overlays', folder, 'manifests')));

  expect(folders).toEqual([...ENVIRONMENTS]);
});

test.each(ENVIRONMENTS)('%s has its namespace and all of its objects, the namespace first', (name) => {
  const { namespace, objects } = readEnvironment(name);

  expect(namespace).toBe(`shop-${name}`);
  expect(objects[0]?.kind).toBe('Namespace');
  const deployed = [...SERVICES, ...WORKERS].map((contract) => contract.name);
  expect(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata?.name)).toEqual(deployed.sort());
});
