import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FairleadCommand } from '../../testing/fairlead-command';
import { VERSION } from './version';

const WORKSPACE = join(__dirname, '../../..');

const load = (file: string): unknown => parse(readFileSync(join(WORKSPACE, file), 'utf8'));

/** What is read of an action of GitHub. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }] };
}

const action = load('action.yml') as Action;

const BROKEN = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 5, maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
  // npx takes its version from the registry; here it is what stands in this repository.
  fairlead.write('bin/npx', `#!/bin/sh\necho "$2" >version\nshift 2\nexec "${process.execPath}" "${fairlead.bundle}" "$@"\n`);
  chmodSync(join(fairlead.folder, 'bin/npx'), 0o755);
});
afterAll(() => fairlead.remove());

/** Runs the step of the action as GitHub does, with these inputs beside the defaults. */
function runAction(given: Readonly<Record<string, string>>) {
  const [{ env, run }] = action.runs.steps;
  const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ''])), ...given };
  const valueOf = (expression: string) => inputs[/^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? ''] ?? expression;
  const variables = Object.fromEntries(Object.entries(env).map(([name, expression]) => [name, valueOf(expression)]));
  const PATH = `${join(fairlead.folder, 'bin')}:${process.env['PATH']}`;
  return spawnSync('sh', ['-e', '-c', run], { cwd: fairlead.folder, encoding: 'utf8', env: { PATH, ...variables } });
}

test('the action shows findings beside their lines, writes SARIF, and fails', () => {
  fairlead.write('a folder/web.yaml', BROKEN);
  fairlead.write('other.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');

  const { status, stdout } = runAction({ paths: 'a folder\nother.yaml\n', sarif: 'found.sarif' });

  expect(status).toBe(1);
  expect(stdout).toContain('::error file=a folder/web.yaml,line=4,col=38,');
  expect(JSON.parse(readFileSync(join(fairlead.folder, 'found.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  expect(readFileSync(join(fairlead.folder, 'version'), 'utf8')).toBe(`fairlead@${VERSION}\n`);
});

test('a path is no command and no option of the action', () => {
  const { status, stderr } = runAction({ paths: '$(touch pwned)\n--help\n; touch pwned' });

  expect(status).toBe(2);
  expect(stderr).toContain('fairlead: --help: there is no such file or folder');
});

/** What is read of a hook of pre-commit. */
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly pass_filenames: boolean;
}

test('the hook of pre-commit runs this version, on the folder that its user names', () => {
  const [hook, ...others] = load('.pre-commit-hooks.yaml') as readonly [Hook, ...Hook[]];
  fairlead.write('manifests/web.yaml', BROKEN);
  const PATH = `${join(fairlead.folder, 'bin')}:${process.env['PATH']}`;

  const { status, stdout } = spawnSync('sh', ['-c', `${hook.entry} "$@"`, 'sh', 'manifests'], {
    cwd: fairlead.folder,
    encoding: 'utf8',
    env: { PATH },
  });

  expect(others).toEqual([]);
  expect(hook).toMatchObject({ id: 'fairlead-doctor', pass_filenames: false });
  expect(status).toBe(1);
  expect(stdout).toContain('--> manifests/web.yaml:4:38');
  expect(readFileSync(join(fairlead.folder, 'version'), 'utf8')).toBe(`fairlead@${VERSION}\n`);
});

test('every option that the action, the hook and their documentation name is one of the command', () => {
  const { stdout } = fairlead.run(['doctor', '--help']);
  const written = ['action.yml', '.pre-commit-hooks.yaml', 'docs/doctor.md'].map((file) => readFileSync(join(WORKSPACE, file), 'utf8'));

  const named = [...written.join('\n').matchAll(/fairlead[^\n]*? doctor[^\n|]*|^ *doctor [^\n]*/gm)].flatMap(
    ([line]) => line.match(/--[a-z][\w-]*/g) ?? [],
  );
  expect(named).toEqual(expect.arrayContaining(['--fail-on', '--format', '--helm']));
  expect(named.filter((option) => !stdout.includes(`${option} `))).toEqual([]);
});
