import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../environment/environment';
import { WorkspaceCopy } from '../mistakes/workspace-copy';
import { WORKSPACE } from '../workspace/workspace';
import { tryDocument } from './try-document';

jest.setTimeout(180_000);

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy();
  const document = readFileSync(join(WORKSPACE, 'docs/add-an-environment.md'), 'utf8');
  tryDocument(document, { folder: copy.folder, versions: {}, cluster: false, log: () => {} });
});
afterAll(() => copy.remove());

function run(...args: readonly string[]) {
  const start = ['--require', './tools/src/run/typescript.cjs', ...args];
  return spawnSync(process.execPath, start, { cwd: copy.folder, encoding: 'utf8' });
}

test('a third environment has a namespace of its own, and all of the platform in it', () => {
  const { namespace, objects } = readEnvironment('staging', copy.folder);

  expect(namespace).toBe('shop-staging');
  const { objects: ofProd } = readEnvironment('prod', copy.folder);
  const deployed = (all: typeof objects) => all.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata?.name);
  expect(deployed(objects)).toEqual(deployed(ofProd));
});

test('with it, no committed file is stale', () => {
  expect(run('overlays/main.ts', '--check')).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  [
    'deploy',
    ['--env', 'staging'],
    'no cluster is named; give --context, one of kubectl config get-contexts, or set FAIRLEAD_CONTEXT_STAGING',
  ],
  ['check-cluster', ['--env', 'staging'], '--context is not given'],
  ['gitops', ['--env', 'nowhere'], '--env is nowhere; give one of dev, prod, staging'],
])('%s knows its name', (tool, args, told) => {
  expect(run(`tools/src/${tool}/main.ts`, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
});

test('a cluster is told which of its Secrets are made', () => {
  const { status, stdout } = run('tools/src/cluster/main.ts', 'create', '--with', 'kind', '--env', 'staging', '--dry-run');

  expect(status).toBe(0);
  expect(stdout).toContain('--namespace=shop-staging');
});
