import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from './workspace';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'components-'));
  cpSync(join(WORKSPACE, '.ci'), join(folder, 'workspace/.ci'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a program on the path is found', () => {
  installProgram('k6');

  expect(get(['k6'])).toMatchObject({ status: 0, stdout: `${join(folder, 'bin')}\n` });
});

test('a server that a variable names needs no program', () => {
  expect(get(['redis'], { REDIS_URL: 'redis://localhost:6379' })).toMatchObject({ status: 0, stdout: 'redis://localhost:6379\n' });
});

test('all that is missing is named, with where to get it', () => {
  installProgram('k6');

  const { status, stderr } = get(['k6', 'wrk', 'mongo']);

  expect(status).toBe(1);
  expect(stderr).toBe(
    'get: not on the path:\n  wrk, from https://github.com/wg/wrk\n  mongod, from https://www.mongodb.com/docs/manual/installation, or start Docker\n',
  );
});

test('a program of PyPI is named where there is no pip', () => {
  expect(get(['zizmor'])).toMatchObject({ status: 1, stderr: expect.stringContaining('\n  zizmor, from https://docs.zizmor.sh') });
});

test('a component that there is not is refused', () => {
  expect(get(['postgres'])).toMatchObject({ status: 2, stderr: expect.stringContaining("no component is named 'postgres'") });
});

/** Puts a program of that name on the path. */
function installProgram(name: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), '#!/bin/sh\n', { mode: 0o755 });
}

/** `.ci/components/get` in a folder with nothing beside it, on a path with nothing else. */
function get(names: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const script = join(folder, 'workspace/.ci/components/get');
  return spawnSync('/bin/sh', [script, ...names], { encoding: 'utf8', env: { PATH: join(folder, 'bin'), ...environment } });
}
