import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../testing/run-tool';
import { bundleCommand } from '../bundle/command-bundle';
import { ENVIRONMENTS } from '../environment/environment';
import { writeReports } from './write-reports';

const hasGit = !spawnSync('git').error;

let out: string;
beforeEach(() => (out = mkdtempSync(join(tmpdir(), 'reports-'))));
afterEach(() => rmSync(out, { recursive: true }));

(hasGit ? test : test.skip)(
  'the doctor and the diff of each environment are written, and a comment takes them (skipped without git)',
  async () => {
    const command = join(out, 'cli/fairlead.js');
    await bundleCommand(command);
    const files: string[] = [];

    expect(writeReports({ command, base: 'HEAD', out, tell: (file) => files.push(file) })).toBe(true);

    expect(files).toEqual(
      ['doctor/manifests.sarif', ...ENVIRONMENTS.flatMap((name) => [`doctor/${name}.md`, `diff/${name}.md`])].map((file) =>
        join(out, file),
      ),
    );
    expect(JSON.parse(readFileSync(join(out, 'doctor/manifests.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0', runs: [{}] });
    expect(readFileSync(join(out, 'diff/prod.md'), 'utf8')).toMatch(/^## fairlead diff\n\n### Traffic: \d+ changed\n/);
    const { stdout } = await runTool('comment', ['--dry-run', '--reports', out]);
    expect(stdout.match(/^## .*/gm)).toEqual([...ENVIRONMENTS, ...ENVIRONMENTS].map((name) => `## ${name}`));
  },
);

test('where the command is not built, that is said', () => {
  expect(() => writeReports({ command: 'dist/none.js', base: 'HEAD', out, tell: () => {} })).toThrow(
    'dist/none.js is not there; make it with npm run build -- --projects cli',
  );
});

(hasGit ? test : test.skip)('a base that is no commit is refused (skipped without git)', async () => {
  expect(await runTool('reports', ['--base', 'nosuch'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--base is "nosuch", which is no commit here; /),
  });
});
