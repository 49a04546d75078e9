import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { runTool } from '../../testing/run-tool';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { listJobs, readWorkflows } from './read-workflows';

const WORKFLOWS = join(WORKSPACE, '.github/workflows');

const hasBash = !spawnSync('bash', ['-c', 'true']).error;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workflows-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** How a wrong argument is told. */
const refusal = (message: string) => `${message}; npm run workflow -- --help lists what there is\n`;

/** Starts the job `main` of the workflows of the folder. @param detached in a process group of its own, as a terminal starts it */
function startMain({ detached }: { detached: boolean }) {
  const start = ['--require', './tools/src/run/typescript.cjs', 'tools/src/workflow/main.ts', 'main', '--folder', folder];
  return spawn(process.execPath, start, { cwd: WORKSPACE, detached, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a job `main` of these steps, of a workflow `try`. */
function run(job: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  writeFileSync(
    join(folder, 'try.yml'),
    `on: { push: , pull_request: , workflow_dispatch: { inputs: { tag: {}, size: { options: [s, l] } } } }\nenv: { FROM: workflow, TOP: '1' }\njobs:\n  main:\n${job.replaceAll(/^/gm, '    ')}`,
  );
  return runTool('workflow', ['try/main', '--folder', folder, ...args], env);
}

(hasBash ? describe : describe.skip)('a job (skipped without bash)', () => {
  test('commands run in their order, with the variables of workflow, job and step', async () => {
    const { code, stdout, stderr } = await run(`
env: { FROM: job, MIDDLE: '2' }
steps:
  - uses: actions/checkout@v6
  - run: echo "$FROM $TOP $MIDDLE"
  - name: The second
    env: { FROM: step, SUM: '\${{ env.TOP }}\${{ env.MIDDLE }}' }
    run: |
      echo "$FROM $SUM"
      echo "\${{ github.event_name }}"
`);

    expect({ code, stdout }).toEqual({ code: 0, stdout: 'job 1 2\nstep 12\npull_request\n' });
    expect(stderr).toBe('- actions/checkout@v6: left out, it is an action\n> echo "$FROM $TOP $MIDDLE"\n> The second\ntry/main: success\n');
  });

  test('what a step writes reaches those after it, and the summary comes at the end', async () => {
    const { stdout } = await run(`
steps:
  - id: first
    run: |
      echo answer=42 >>"$GITHUB_OUTPUT"
      echo COLOUR=blue >>"$GITHUB_ENV"
      echo '# Summary' >>"$GITHUB_STEP_SUMMARY"
  - run: echo "$ANSWER $COLOUR \${{ steps.first.outcome }}"
    env: { ANSWER: '\${{ steps.first.outputs.answer }}' }
`);

    expect(stdout).toBe('42 blue success\n# Summary\n');
  });

  test('after a failure only those steps run that ask for it', async () => {
    const { code, stdout, stderr } = await run(`
steps:
  - run: exit 3
    continue-on-error: true
  - run: exit 4
  - run: echo next
  - if: failure()
    run: echo failed
  - if: \${{ always() && github.event_name == 'push' }}
    run: echo pushed
  - if: always()
    run: echo clean
`);

    expect({ code, stdout }).toEqual({ code: 1, stdout: 'failed\nclean\n' });
    expect(stderr).toContain('> exit 4\n  ended with 4\n- echo next: left out, a step before it failed\n');
  });

  test('an entry of the matrix is chosen, and inputs and the event are given', async () => {
    const job = `
strategy: { matrix: { node: [20, 24], include: [{ node: 24, all: true }] } }
steps:
  - run: echo "\${{ matrix.node }} \${{ matrix.all }} \${{ inputs.tag || 'none' }} \${{ github.event_name }}"
`;

    expect((await run(job)).stdout).toBe('20  none pull_request\n');
    expect((await run(job, ['--matrix', 'node=24', '--input', 'tag=v1', '--event', 'push'])).stdout).toBe('24 true v1 push\n');
    expect(await run(job, ['--matrix', 'node=18'])).toMatchObject({
      code: 2,
      stderr: refusal('the matrix has no entry of node=18; there are node=20; node=24 all=true'),
    });
  });

  test('what only GitHub knows is told, and a variable that is set gives it', async () => {
    const job = `
env: { BASE: '\${{ github.event.pull_request.base.sha }}' }
steps:
  - run: echo "base $BASE"
`;

    expect(await run(job)).toMatchObject({
      stdout: 'base \n',
      stderr: expect.stringContaining(
        'BASE is empty, for only GitHub knows ${{ github.event.pull_request.base.sha }}; set BASE to give it\n',
      ),
    });
    expect((await run(job, [], { BASE: 'main' })).stdout).toBe('base main\n');
  });

  test('nothing that changes the machine is run, nor what --skip names', async () => {
    const { stdout, stderr } = await run(
      `
services: { redis: { image: redis } }
steps:
  - run: npm ci
  - run: sudo apt-get install prometheus
  - run: echo slow
  - run: echo quick
`,
      ['--skip', 'slow'],
    );

    expect(stdout).toBe('quick\n');
    expect(stderr.split('\n')).toEqual([
      'not started: redis; start them, or set the variables that name others',
      '- npm ci: left out, the packages are those that are here',
      '- sudo apt-get install prometheus: left out, it changes the machine: do it yourself',
      '- echo slow: left out, as --skip says',
      '> echo quick',
      'try/main: success',
      '',
    ]);
  });

  test('a dry run prints the commands, and runs none', async () => {
    const { code, stdout, stderr } = await run('steps: [{ run: "echo ${{ env.TOP }} >out" }]', ['--dry-run']);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('    echo 1 >out\n');
  });

  test('Ctrl-C ends the step, and what a job does always it does then too', async () => {
    writeFileSync(
      join(folder, 'try.yml'),
      'on: push\njobs: { main: { steps: [{ run: "echo begun; node -e \'setTimeout(() => {}, 60_000)\'" }, { run: echo next }, { if: always(), run: echo clean }] } }',
    );
    const child = startMain({ detached: true });
    const ended = once(child, 'close');
    child.stdout.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'));

    expect(await text(child.stdout)).toBe('begun\nclean\n');
    expect((await ended)[0]).toBe(130);
  });

  test('a Ctrl-C that reaches the step before the command does not end what the job does always', async () => {
    writeFileSync(
      join(folder, 'try.yml'),
      'on: push\njobs: { main: { steps: [{ run: "echo $$; exec sleep 60" }, { if: always(), run: "echo cleaning; sleep 0.5; echo clean" }] } }',
    );
    const child = startMain({ detached: false });
    const ended = once(child, 'close');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => String((await lines.next()).value);

    process.kill(Number(await next()), 'SIGINT');
    expect(await next()).toBe('cleaning');
    child.kill('SIGINT');

    expect(await next()).toBe('clean');
    expect((await ended)[0]).toBe(130);
  });
});

test.each([
  [['--event', 'puhs'], '--event is puhs; try starts by push, pull_request, workflow_dispatch'],
  [['--input', 'tga=v1'], '--input is tga, which try does not take; it takes tag, size'],
  [['--input', 'size=m'], '--input size is "m"; give one of s, l'],
])('what a workflow does not know is refused: %j', async (args, message) => {
  expect(await run('steps: []', args)).toEqual({ code: 2, stdout: '', stderr: refusal(message) });
});

test('a workflow that others call has their events, and takes what they give', async () => {
  writeFileSync(join(folder, 'called.yml'), 'on: { workflow_call: { inputs: { tag: {} } } }\njobs: { job: { steps: [] } }');
  writeFileSync(join(folder, 'calls.yml'), 'on: push\njobs: { whole: { uses: ./.github/workflows/called.yml } }');
  const called = (...args: readonly string[]) => runTool('workflow', ['called/job', '--folder', folder, ...args]);

  expect(await called('--event', 'push', '--input', 'tag=v1')).toMatchObject({ code: 0 });
  expect(await called('--event', 'schedule')).toMatchObject({ code: 2 });
  expect(await runTool('workflow', ['whole', '--folder', folder])).toMatchObject({
    code: 2,
    stderr: refusal('calls/whole runs the jobs of ./.github/workflows/called.yml; run those'),
  });
});

test('a folder without workflows, and a file that is none, are told', async () => {
  const list = () => runTool('workflow', ['--list', '--folder', folder]);

  expect(await runTool('workflow', ['--list', '--folder', '/nowhere'])).toMatchObject({
    code: 2,
    stderr: refusal('there is no workflow in /nowhere; give the folder of some with --folder'),
  });
  writeFileSync(join(folder, 'a.yml'), 'on: push');
  expect(await list()).toMatchObject({ stderr: refusal(`${folder}/a.yml has no jobs, so it is no workflow`) });
  writeFileSync(join(folder, 'a.yml'), 'on: [push');
  expect(await list()).toMatchObject({ code: 2, stderr: expect.stringContaining(`${folder}/a.yml is no YAML: `) });
});

test('without bash, or in a folder that is not there, a command is not run, and that is told', async () => {
  const job = 'steps: [{ run: "true" }]';

  expect(await run(job, [], { PATH: folder })).toMatchObject({
    code: 1,
    stderr: '> true\nbash is not on the path; npm run validate -- --for workflow says how to get it\n',
  });
  expect(await run('steps: [{ run: "true", working-directory: no/such }]')).toMatchObject({
    code: 1,
    stderr: '> true\nthere is no folder no/such, in which bash was to run\n',
  });
});

test('a job that is not there, or in several workflows, is told with those that are', async () => {
  for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.yml`), 'on: push\njobs: { test: { steps: [] } }');
  const told = async (job: string) => (await runTool('workflow', [job, '--folder', folder])).stderr;

  expect(await told('build')).toBe(refusal('no workflow has a job build; there are a/test, b/test'));
  expect(await told('test')).toBe(refusal('several workflows have a job test; give one of a/test, b/test'));
});

test('what a job of ours would run is shown by a dry run', async () => {
  const { code, stderr } = await runTool('workflow', ['ci/manifests', '--dry-run']);

  expect(code).toBe(0);
  expect(stderr).toMatch(/\n {4}npm run reports -- --base .*\nci\/manifests: success\n$/s);
});

test('the jobs of our workflows are listed', async () => {
  const { code, stdout } = await runTool('workflow', ['--list']);

  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(['ci/check', 'deploy/apply', 'images/publish', 'load/cluster']));
});

test.each([
  [[], 'give the name of one job; npm run workflow -- --list lists them'],
  [['--list', 'check'], '--list lists all jobs; give it alone'],
  [['check', '--matrix', 'node'], '--matrix is "node"; give a key and a value, such as node=24'],
])('%j is refused', async (args, message) => {
  expect(await runTool('workflow', args)).toEqual({ code: 2, stdout: '', stderr: refusal(message) });
});

test('every command of npm in our workflows is a script', () => {
  const { scripts } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = listJobs(readWorkflows(WORKFLOWS)).flatMap(({ job: { steps = [] } }) => steps.map(({ run = '' }) => run));
  const names = commands.flatMap((command) => [...command.matchAll(/npm run (?:--silent )?([a-z][\w:]*)/g)].map(([, name = '']) => name));

  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
});

test('every matrix of images has the image of every service', () => {
  const matrices = listJobs(readWorkflows(WORKFLOWS))
    .map(({ job }) => job.strategy?.matrix)
    .flatMap((matrix) => (typeof matrix === 'object' && Array.isArray(matrix['image']) ? [matrix['image'] as unknown] : []));

  expect(matrices).toHaveLength(3);
  expect(matrices).toEqual(matrices.map(() => APP_NAMES));
});

test('release-please leaves the changelog to people, who write it under "Unreleased"', () => {
  const config = JSON.parse(readFileSync(join(WORKSPACE, '.github/release-please.json'), 'utf8')) as { packages: Record<string, object> };

  expect(config.packages['.']).toMatchObject({ 'skip-changelog': true });
  expect(readFileSync(join(WORKSPACE, 'CHANGELOG.md'), 'utf8')).toMatch(/^## (Unreleased|\d+\.\d+\.\d+)$/m);
});

test('the manifest of release-please has the version of the package', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(WORKSPACE, file), 'utf8')) as Record<string, unknown>;

  expect(read('.github/release-please-manifest.json')['.']).toBe(read('package.json')['version']);
});
