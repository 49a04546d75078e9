import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../testing/run-tool';

let empty: string;
beforeAll(() => (empty = mkdtempSync(join(tmpdir(), 'images-'))));
afterAll(() => rmSync(empty, { recursive: true }));

/** With nothing on the path. */
const images = (...args: readonly string[]) => runTool('images', args, { PATH: empty });

test('without git, what is built for this machine is named dev', async () => {
  expect(await images('--dry-run')).toEqual({ code: 0, stdout: 'REGISTRY= TAGS=dev docker buildx bake --load\n', stderr: '' });
});

test('without git nothing is pushed that would be named after a commit', async () => {
  expect(await images('--push', '--registry', 'ghcr.io/fairlead')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'nobody knows the commit that the images would be named after; push from a clone, with git, or give --tag\n',
  });
});

test('without docker it is told how to get it', async () => {
  expect(await images()).toMatchObject({
    code: 1,
    stderr: 'building and testing the images\ndocker is not on the path; npm run validate -- --for images says how to get it\n',
  });
});
