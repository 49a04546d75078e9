import { spawnSync } from 'node:child_process';
import { WORKSPACE } from '../workspace/workspace';

jest.setTimeout(60_000);

const hasGit = !spawnSync('git').error;

(hasGit ? test.each : test.skip.each)([
  { script: 'affected', option: '--base' },
  { script: 'affected', option: '--head' },
  { script: 'check', option: '--base' },
  { script: 'lint:commits', option: '--from' },
])('npm run $script refuses $option of a commit that is not there, and nothing runs (skipped without git)', ({ script, option }) => {
  const start = ['--require', './tools/src/run/typescript.cjs', 'tools/src/scripts/main.ts', script, option, 'nosuch'];

  const { status, stdout, stderr } = spawnSync(process.execPath, start, { cwd: WORKSPACE, encoding: 'utf8' });

  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: `${option} is "nosuch", which is no commit here; give a branch, a tag or a commit; npm run ${script} -- --help lists what there is\n`,
  });
});
