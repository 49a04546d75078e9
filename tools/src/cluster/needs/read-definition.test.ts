import { join } from 'node:path';
import { WORKSPACE } from '../../workspace/workspace';
import { readDefinition } from './read-definition';

const NAME = 'externalsecrets.external-secrets.io';

test.each(['.ci/crds.yaml', '.ci'])('a definition is found in %s, among others', (path) => {
  expect(readDefinition(NAME, join(WORKSPACE, path))).toMatchObject({ kind: 'CustomResourceDefinition', metadata: { name: NAME } });
});

test('one that is not there is told by its name', () => {
  expect(() => readDefinition('anvils.acme.example', join(WORKSPACE, '.ci'))).toThrow(
    'has no definition of anvils.acme.example; give a YAML file that has, or a folder with one',
  );
});

test('a path that is not there is told', () => {
  expect(() => readDefinition(NAME, '/nowhere')).toThrow("no such file or directory, stat '/nowhere'");
});
