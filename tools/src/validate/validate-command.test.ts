import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

let empty: string;
beforeAll(() => (empty = mkdtempSync(join(tmpdir(), 'validate-'))));
afterAll(() => rmSync(empty, { recursive: true }));

/** The command on a path with nothing on it. */
function validate(...args: readonly string[]) {
  const start = ['--require', './tools/src/run/typescript.cjs', 'tools/src/validate/main.ts', ...args];
  return spawnSync(process.execPath, start, { cwd: WORKSPACE, encoding: 'utf8', env: { PATH: empty } });
}

test('what a step needs and is missing ends it with 1, and is named', () => {
  const { status, stdout, stderr } = validate('--for', 'check:cluster');

  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'node is missing, npm is missing, kubectl is missing: check:cluster cannot be done without\n',
  });
  expect(stdout).toContain('how to get what is missing:');
});

test('without a step it only tells', () => {
  expect(validate()).toMatchObject({ status: 0, stderr: '' });
});

test('--json is one document', () => {
  const { stdout } = validate('--json', '--for', 'images,kind');

  expect(JSON.parse(stdout)).toMatchObject({ lacking: ['node', 'npm', 'tar', 'docker', 'docker engine', 'buildx', 'kubectl', 'kind'] });
});

test('a step that there is not is refused with those that there are', () => {
  expect(validate('--for', 'kind,minikube')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--for is minikube; give one of start, check, /),
  });
});
