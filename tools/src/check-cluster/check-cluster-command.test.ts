import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../environment/environment';
import { WORKSPACE } from '../workspace/workspace';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'check-cluster-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A `kubectl` of the test's own. @param script gets its arguments, and may print the file `answer` */
function installKubectl(script: string, answer: object = {}): void {
  writeFileSync(join(folder, 'answer'), JSON.stringify(answer));
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\ncd '${folder}'\n${script}\n`, { mode: 0o755 });
}

function check(...args: readonly string[]) {
  const start = ['--require', './tools/src/run/typescript.cjs', 'tools/src/check-cluster/main.ts', '--env', 'dev', '--context', 'mine'];
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  return spawnSync(process.execPath, [...start, '--within', '1s', ...args], { cwd: WORKSPACE, encoding: 'utf8', env });
}

test('without kubectl it says how to get it', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--require', './tools/src/run/typescript.cjs', 'tools/src/check-cluster/main.ts', '--env', 'dev', '--context', 'mine'],
    { cwd: WORKSPACE, encoding: 'utf8', env: { PATH: folder } },
  );

  expect(status).toBe(1);
  expect(stdout).toMatch(/^error kubectl-missing {2}cluster\n/);
});

test.each([
  {
    says: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
    message: 'cluster-unreachable',
  },
  { says: 'error: You must be logged in to the server (Unauthorized)', message: 'not-logged-in' },
  { says: 'error: context "mine" does not exist', message: 'context-unknown' },
])('$says is $message, for programs too', ({ says, message }) => {
  installKubectl(`echo '${says}' >&2; exit 1`);

  const { status, stdout } = check('--json');

  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ healthy: false, problems: [{ message, severity: 'error' }] });
});

test('a cluster with nothing of the environment says so, and no more', () => {
  installKubectl('case "$*" in *crd*) exit 1;; esac; cat answer', { items: [] });

  expect(JSON.parse(check('--json').stdout)).toMatchObject({ problems: [{ message: 'namespace-missing', object: 'Namespace shop-dev' }] });
});

test('who may not list pods is told whom to ask, and the rest is not guessed', () => {
  const forbidden =
    'Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "shop-dev"';
  installKubectl(`case "$*" in *crd*) exit 1;; *pods*) cat answer; echo '${forbidden}' >&2; exit 1;; esac; cat answer`, { items: [] });

  const { status, stdout } = check();

  expect(status).toBe(1);
  expect(stdout).toContain('error no-permission  Namespace shop-dev\n  what       User "jane" may not list pods\n');
});

test('a secret that a log repeats is not printed, whatever it looks like', () => {
  const { objects } = readEnvironment('dev');
  const crashing = {
    kind: 'Pod',
    metadata: { name: 'web-1', namespace: 'shop-dev' },
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          ...{ name: 'web', restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } },
          lastState: { terminated: { reason: 'Error', exitCode: 1 } },
        },
      ],
    },
  };
  const secret = {
    kind: 'Secret',
    metadata: { name: 'own', namespace: 'shop-dev' },
    data: { key: Buffer.from('correct horse battery').toString('base64') },
  };
  installKubectl(
    `case "$*" in *crd*) exit 1;; *--previous*) echo 'could not use correct horse battery, nor redis://u:hunter2@redis';; *logs*) ;; *pods*) cat answer;; *) echo '{"items":[]}';; esac`,
    { items: [...objects, crashing, secret] },
  );

  const { stdout, stderr } = check();

  expect(stdout).toContain('log        could not use [hidden], nor redis://u:[hidden]@redis\n');
  expect(stdout + stderr).not.toMatch(/correct horse|hunter2|worthless-development-password/);
});
