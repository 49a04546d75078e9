import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { WORKSPACE } from './workspace';

const { targetDefaults } = JSON.parse(readFileSync(join(WORKSPACE, 'nx.json'), 'utf8')) as {
  targetDefaults: { test: { command: string } };
};

test('a test that Nx runs has no colours in a file, although Nx forces them', () => {
  const command = targetDefaults.test.command.replace('{projectRoot}', 'libs/command-line');
  const PATH = [join(WORKSPACE, 'node_modules/.bin'), process.env['PATH']].join(delimiter);

  const { status, stderr } = spawnSync('sh', ['-c', `${command} --testPathPatterns kinds`], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    env: { ...process.env, PATH, FORCE_COLOR: 'true' },
  });

  expect(status).toBe(0);
  expect(stderr).toContain('PASS');
  expect(stderr).not.toContain('\u001b');
});
