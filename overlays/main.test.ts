import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from './environments';

const root = join(__dirname, '..');

function synth(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['--require', 'tsx/cjs', 'overlays/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: '', ...env },
  });
}

function cdk8s(args: readonly string[]) {
  return spawnSync(join(root, 'node_modules/.bin/cdk8s'), args, { cwd: root, encoding: 'utf8' });
}

const isManifest = (file: string) => file.endsWith('.yaml');

test('--check says that all is current, without colour where nobody watches', () => {
  const { status, stdout, stderr } = synth(['--check']);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^\d+ files are current\n$/);
});

test('cdk8s synth lists the files that it wrote, and says nothing else but that it checks types where it must', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-'));

  const { status, stdout, stderr } = cdk8s(['synth', '--check-upgrade=false', '--output', folder]);

  const [heading, ...files] = stdout.trimEnd().split('\n');
  expect({ status, heading }).toEqual({ status: 0, heading: 'Synthesizing application' });
  expect(stderr).toMatch(/^(checking types, .*\n)?$/);
  expect(files).toEqual(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(isManifest)
      .sort()
      .map((file) => `  - ${join(folder, file)}`),
  );
  rmSync(folder, { recursive: true });
});

test('under cdk8s synth it writes to the folder that cdk8s names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-'));

  const { status } = synth([], { CDK8S_OUTDIR: folder });

  expect(status).toBe(0);
  expect(readdirSync(folder)).toEqual(environments.map(({ name }) => name).sort());
  rmSync(folder, { recursive: true });
});
