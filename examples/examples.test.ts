import { dirname } from 'node:path';
import { EXAMPLES, synthesizeExample } from './synthesize-example';

const cwd = process.cwd();
beforeAll(() => process.chdir(dirname(__dirname)));
afterAll(() => process.chdir(cwd));

test.each(EXAMPLES)('%s is proven, and its manifests are what it renders; when they are not, run npm run examples and commit', (name) => {
  const outcome = synthesizeExample(name, { check: true, json: false, verbose: false, replace: [] });

  expect(outcome).toMatchObject({ code: 0, stderr: '' });
});
