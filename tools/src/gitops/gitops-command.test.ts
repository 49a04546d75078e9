import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../testing/run-tool';
import { WORKSPACE } from '../workspace/workspace';

jest.setTimeout(120_000);

const changes = spawnSync('git', ['status', '--porcelain', 'contracts', 'overlays'], { cwd: WORKSPACE, encoding: 'utf8' });

/** What is handed over is what is committed: a service that is only made has no images there. */
const isCommitted = changes.status === 0 && changes.stdout === '';

let remote: string;

beforeEach(() => {
  remote = mkdtempSync(join(tmpdir(), 'remote-'));
});
afterEach(() => rmSync(remote, { recursive: true }));

const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: remote, encoding: 'utf8' }).stdout.trim();
const gitops = (...args: readonly string[]) => runTool('gitops', ['--env', 'prod', '--remote', remote, ...args]);

(isCommitted ? describe : describe.skip)(
  'a repository that Argo CD follows (skipped without git, and while the platform has changes)',
  () => {
    beforeEach(() => {
      git('init', '--quiet', '--bare');
    });

    test('gets a branch with the tag in the manifests, which only goes forward, and a second run changes nothing', async () => {
      const first = await gitops('--tag', 'sha-1234567', '--push');
      expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/images\.json .*\nenvironments\/prod is at [\da-f]{40}\n$/s) });
      expect(await gitops('--tag', 'sha-1234567', '--push')).toMatchObject({ code: 0, stdout: 'environments/prod has this already\n' });
      expect(await gitops('--tag', 'sha-89abcde', '--push')).toMatchObject({ code: 0 });

      expect(git('show', 'environments/prod:overlays/prod/manifests/20-user-service.yaml')).toContain(
        'image: ghcr.io/fairlead/user-service:sha-89abcde',
      );
      expect(git('log', '--first-parent', '--format=%s', '-2', 'environments/prod')).toBe(
        'Deploy sha-89abcde to prod\nDeploy sha-1234567 to prod',
      );
      const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: WORKSPACE, encoding: 'utf8' }).stdout.trim();
      expect(git('rev-list', '--parents', '-1', 'environments/prod').split(' ')).toContain(head);
    });

    test('is left as it is without --push', async () => {
      const { code, stdout, stderr } = await gitops('--tag', 'sha-1234567');

      expect({ code, branches: git('branch') }).toEqual({ code: 0, branches: '' });
      expect(stdout).toMatch(/environments\/prod would be at [\da-f]{40}\n$/);
      expect(stderr).toBe('rendering and proving prod\nnothing was written there: --push does that\n');
    });

    test('is told where it is not there', async () => {
      expect(await runTool('gitops', ['--env', 'prod', '--remote', '/nowhere/shop.git'])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/\ngit ls-remote --heads --: .*\/nowhere\/shop\.git/s),
      });
    });
  },
);

test.each([
  [[], '--env is missing; give one of '],
  [['--env', 'test'], '--env is test; give one of '],
  [['--env', 'prod', '--tag', 'latest'], '--tag is "latest"; give the tag of images that stay the same, such as sha-4f2c1d0'],
])('%j is refused', async (args, message) => {
  expect(await runTool('gitops', args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
