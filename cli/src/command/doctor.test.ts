import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROKEN_SHOP, CANARY } from '@fairlead/diagnosis/testing';
import { FairleadCommand } from '../../testing/fairlead-command';

const SOUND = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

/** One error. */
const BROKEN = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: { minReplicas: 5, maxReplicas: 3, scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web } }
`;

/** One warning: nothing says how many of its pods may be missing. */
const WARNED = `apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  replicas: 2
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec: { containers: [{ name: a, image: 'a:1' }] }
`;

/** Pods of a kind that nobody knows. */
const WORKER = `apiVersion: example.com/v1
kind: Worker
metadata: { name: worker }
spec:
  count: 2
  template:
    metadata: { labels: { app: worker } }
    spec: { containers: [{ name: a, image: 'a:1', resources: { requests: { memory: 1Gi }, limits: { memory: 512Mi } } }] }
`;

const ONLY = ['--only', 'autoscaler-bounds-crossed'];

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
});
afterAll(() => fairlead.remove());

test.each([
  { what: 'a sound file', args: ['sound.yaml'], code: 0 },
  { what: 'an error', args: ['broken.yaml', ...ONLY], code: 1 },
  { what: 'an error that does not count', args: ['broken.yaml', ...ONLY, '--fail-on', 'never'], code: 0 },
  { what: 'a warning', args: ['warned.yaml'], code: 0 },
  { what: 'a warning that counts', args: ['warned.yaml', '--fail-on', 'warning'], code: 1 },
  { what: 'an error that is skipped', args: ['broken.yaml', '--skip', 'autoscaler-bounds-crossed'], code: 0 },
  { what: 'a file that is not there, beside an error', args: ['none.yaml', 'broken.yaml'], code: 2 },
])('$what leaves $code', ({ args, code }) => {
  fairlead.write('sound.yaml', SOUND);
  fairlead.write('broken.yaml', BROKEN);
  fairlead.write('warned.yaml', WARNED);

  expect(fairlead.run(['doctor', ...args])).toMatchObject({ code });
});

test('manifests come through a pipe too', () => {
  const { code, stdout } = fairlead.run(['doctor', '-', ...ONLY], { input: BROKEN });

  expect(code).toBe(1);
  expect(stdout).toContain('--> <stdin>:4:38  HorizontalPodAutoscaler default/web spec.maxReplicas');
});

test('colours come where they are forced, and not through a pipe', () => {
  // eslint-disable-next-line no-control-regex -- It begins a colour.
  const isColoured = (env: NodeJS.ProcessEnv) => /\u001b\[/.test(fairlead.run(['doctor', '-', ...ONLY], { input: BROKEN, env }).stdout);

  expect([isColoured({}), isColoured({ FORCE_COLOR: '1' })]).toEqual([false, true]);
});

const BOMB = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`);

const BAD: Readonly<Record<string, { readonly content: string | Uint8Array; readonly told: string }>> = {
  'open.yaml': { content: `kind: A\n---\nkind: Secret\nstringData: { a: "${CANARY}\n`, told: ':5:1: document 2: ' },
  'twice.yaml': { content: 'kind: A\nkind: B\n', told: ':2:1: the key is already there' },
  'tab.yaml': { content: 'kind: A\nspec:\n\ta: 1\n', told: ':3:1: a tab indents the line' },
  'empty.yaml': { content: '', told: ': it is empty' },
  'comment.yaml': { content: '# nothing\n', told: ': it holds no object of Kubernetes' },
  'huge.yaml': { content: 'a'.repeat(50 * 2 ** 20), told: ': it has 50 MiB, and there is memory for ' },
  'bomb.yaml': { content: `kind: A\nl0: &l0 [x]\n${BOMB.join('\n')}\n`, told: ':1: its aliases stand for more than a million values' },
  'loop.yaml': { content: 'kind: A\na: &a [*a]\n', told: ':1: an anchor holds an alias of itself' },
  'deep.yaml': { content: `kind: A\na: ${'['.repeat(50_000)}\n`, told: ':1: it is nested too deeply' },
  'binary.yaml': { content: new Uint8Array([0x89, 0x50, 0, 1]), told: ': it is binary' },
  'latin.yaml': { content: new Uint8Array([0x61, 0xe9]), told: ': it is not UTF-8' },
  'kindless.yaml': { content: 'apiVersion: v1\nmetadata: { name: a }\n', told: ':1: it has an apiVersion, and no kind' },
  'template.yaml': { content: 'kind: A\nname: {{ .Values.name }}\n', told: ':1: it holds a template' },
};

test('bad input is told file by file without a stack, everything else is reported, and the code is 2', () => {
  for (const [name, { content }] of Object.entries(BAD)) fairlead.write(`bad/${name}`, content);
  fairlead.write('bad/good.yaml', BROKEN);
  fairlead.write('nothing/readme.txt', '');
  const files = Object.keys(BAD).map((name) => `bad/${name}`);

  const { code, stdout, stderr } = fairlead.run(['doctor', ...files, 'bad', 'nothing', 'none/*.yaml', ...ONLY], {
    env: { NODE_OPTIONS: '--max-old-space-size=512' },
  });

  expect(code).toBe(2);
  for (const [name, { told }] of Object.entries(BAD)) expect(stderr).toContain(`fairlead: bad/${name}${told}`);
  expect(stderr).toContain('fairlead: nothing: holds no file that ends in .yaml, .yml or .json');
  expect(stderr).toContain('fairlead: none/*.yaml: no file matches the pattern');
  expect(stderr.split('\n')).toHaveLength(Object.keys(BAD).length + 3);
  expect(stderr).not.toMatch(/^\s+at |node:|hunter2/m);
  expect(stdout).toContain('error[autoscaler-bounds-crossed]');
});

test.each([
  { args: ['doctor', '--formt', 'json', 'a'], told: "Unknown option '--formt', did you mean --format?; fairlead doctor --help lists" },
  { args: ['doctor', '--nope', 'a'], told: "Unknown option '--nope'; fairlead doctor --help lists" },
  { args: ['doctor', '--format', 'xml', 'a'], told: '--format is xml; give one of pretty, json, sarif, github, markdown' },
  {
    args: ['doctor', '--skip', 'limit-below-requests', 'a'],
    told: 'there is no rule "limit-below-requests", did you mean limit-below-request?',
  },
  { args: ['doctor', '--k8s-version', '1.99', 'a'], told: '--k8s-version is 1.99; give one of 1.28, 1.29,' },
  { args: ['doctor'], told: 'no manifests given; give files, folders, patterns or - for what comes through a pipe' },
  { args: ['doctor', 'a', '--write-baseline'], told: '--write-baseline needs a file; give it with --baseline <file>' },
  { args: ['doctor', 'a', '-f', 'values.yaml'], told: '--values is for --helm alone' },
  { args: ['docter', 'a'], told: 'there is no command "docter", did you mean doctor?; fairlead --help lists what there is' },
  { args: [], told: 'fairlead <command>' },
])('$args is refused with 2: $told', ({ args, told }) => {
  const { code, stdout, stderr } = fairlead.run(args);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(told);
});

test.each([['--help'], ['doctor', '--help'], ['doctor', '-h'], ['diff', '--help'], ['explain', '--help'], ['graph', '--help']])(
  '%s %s tells how it is used',
  (...args) => {
    expect(fairlead.run(args)).toEqual({ code: 0, stdout: expect.stringMatching(/^fairlead [^]*\n$/), stderr: '' });
  },
);

test('the release that manifests are for decides on what it refuses, from the command line before the settings', () => {
  fairlead.write('schema.yaml', 'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata: { name: a }\n');
  const run = (...args: readonly string[]) => fairlead.run(['doctor', 'schema.yaml', '--only', 'removed-api', ...args]).code;

  const unsaid = run();
  fairlead.write('fairlead.yaml', "k8sVersion: '1.31'\n");
  const inSettings = run();
  const onTheLine = run('--k8s-version', 'v1.32.4');
  rmSync(join(fairlead.folder, 'fairlead.yaml'));

  expect([unsaid, inSettings, onTheLine]).toEqual([1, 0, 1]);
});

test('advice is one line, and warnings where the profile is strict, from the command line before the settings', () => {
  fairlead.write('warned.yaml', WARNED);
  const run = (...args: readonly string[]) =>
    fairlead.run(['doctor', 'warned.yaml', '--skip', 'missing-disruption-budget,open-namespace', ...args]);

  const byDefault = run('--fail-on', 'info');
  const strict = run('--profile', 'strict', '--fail-on', 'warning');
  fairlead.write('fairlead.yaml', 'profile: strict\n');
  const inSettings = run('--fail-on', 'warning');
  const onTheLine = run('--profile', 'default', '--fail-on', 'warning');
  rmSync(join(fairlead.folder, 'fairlead.yaml'));

  expect(byDefault).toMatchObject({ code: 0, stdout: 'no findings in 1 object of 1 file (2 advice with --profile strict)\n' });
  expect(strict).toMatchObject({ code: 1, stdout: expect.stringContaining('warning[container-not-hardened] (likely): ') });
  expect([inSettings.code, onTheLine.code]).toEqual([1, 0]);
});

test('a baseline is written where it is missing, and then new findings alone fail', () => {
  fairlead.write('shop.yaml', BROKEN_SHOP);
  const run = (...args: readonly string[]) => fairlead.run(['doctor', 'shop.yaml', '--baseline', 'known.json', ...args]);

  const [first, second] = [run(), run()];
  fairlead.write('shop.yaml', `# moved\n${BROKEN_SHOP}---\n${BROKEN.replace('name: web', 'name: new')}`);
  const third = run();
  const written = readFileSync(join(fairlead.folder, 'known.json'), 'utf8');

  expect(first).toMatchObject({ code: 0, stderr: 'fairlead: the baseline known.json was written: 10 findings; commit it\n' });
  expect(second).toMatchObject({
    code: 0,
    stdout: 'no findings in 5 objects of 1 file (10 in the baseline, 5 advice with --profile strict)\n',
    stderr: '',
  });
  expect(third).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^error\[autoscaler-bounds-crossed\]: default\/new: [^]*\n1 error in 6 objects/),
  });
  expect(written).not.toContain(CANARY);
  expect(run('--write-baseline')).toMatchObject({ code: 0 });
  expect(run()).toMatchObject({ code: 0 });
});

test('a baseline is not written of what could not be read, and one that is broken is refused', () => {
  fairlead.write('broken.yaml', BROKEN);
  fairlead.write('baseline.txt', 'no JSON');

  const partly = fairlead.run(['doctor', 'broken.yaml', 'none.yaml', '--baseline', 'partly.json']);
  const refused = fairlead.run(['doctor', 'broken.yaml', '--baseline', 'baseline.txt']);

  expect(partly).toMatchObject({ code: 2, stderr: expect.stringContaining('the baseline partly.json was not written') });
  expect(existsSync(join(fairlead.folder, 'partly.json'))).toBe(false);
  expect(refused).toEqual({
    code: 2,
    stdout: '',
    stderr: 'baseline.txt is no baseline: it is not JSON; write it anew with --write-baseline\n',
  });
});

describe('fairlead.yaml', () => {
  afterEach(() => fairlead.write('fairlead.yaml', ''));

  test('sets what is not given', () => {
    fairlead.write('set/broken.yaml', BROKEN);
    fairlead.write('set/templates/a.yaml', 'kind: {{ .Values.kind }}\n');
    fairlead.write('fairlead.yaml', "failOn: never\nonly: [autoscaler-bounds-crossed]\nexclude: ['set/templates/**']\n");

    expect(fairlead.run(['doctor', 'set', 'set/templates/a.yaml'])).toMatchObject({ code: 0, stderr: '' });
    expect(fairlead.run(['doctor', 'set', '--fail-on', 'error'])).toMatchObject({ code: 1 });
  });

  test('names what is read where the command line does not', () => {
    fairlead.write('set/broken.yaml', BROKEN);
    fairlead.write('fairlead.yaml', 'paths: [set/broken.yaml]\nformat: github\nonly: [autoscaler-bounds-crossed]\n');

    expect(fairlead.run(['doctor'])).toMatchObject({ code: 1, stdout: expect.stringMatching(/^::error file=set\/broken.yaml,/) });
    expect(fairlead.run(['doctor', '-'], { input: SOUND })).toMatchObject({ code: 0, stdout: '' });
  });

  test('tells of kinds that run pods, to every command', () => {
    fairlead.write('worker.yaml', WORKER);
    const before = fairlead.run(['doctor', 'worker.yaml', '--only', 'limit-below-request']);
    fairlead.write(
      'fairlead.yaml',
      'workloadKinds:\n  - { kind: Worker, group: example.com, template: spec.template, replicas: spec.count }\n',
    );

    expect(before.code).toBe(0);
    expect(fairlead.run(['doctor', 'worker.yaml', '--only', 'limit-below-request'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('spec.template.spec.containers[0].resources.limits["memory"]'),
    });
    expect(fairlead.run(['budget', 'worker.yaml']).stdout).toContain('worker 2 x 1024 = 2048');
    expect(fairlead.run(['can-reach', 'worker', 'worker', '80', 'worker.yaml'])).toMatchObject({ code: 0 });
  });

  test.each([
    { text: 'failon: never\n', told: 'fairlead.yaml:1:9: there is no setting failon; did you mean failOn?' },
    { text: 'failOn: fatal\n', told: 'fairlead.yaml:1:9: failOn is fatal; give one of error, warning, info, never' },
    { text: '# ours\nskip: all\n', told: 'fairlead.yaml:2:7: skip must be a list of rules' },
    { text: 'failOn: eror\n', told: 'fairlead.yaml:1:9: failOn is eror; did you mean error?' },
    { text: 'k8sVersion: 1.33\n', told: "fairlead.yaml:1:13: k8sVersion must be a release in quotes, such as '1.33'" },
    {
      text: 'skip:\n  - open-namespace\n  - limit-below-requests\n',
      told: 'fairlead.yaml:3:5: there is no rule "limit-below-requests", did you mean',
    },
    { text: 'skip: [\n', told: 'fairlead.yaml:2: ' },
    { text: '- a\n', told: 'fairlead.yaml:1:1: what it holds must be a map' },
    {
      text: 'workloadKinds:\n  - { kind: Worker, group: example.com }\n',
      told: 'fairlead.yaml:2:5: workloadKinds[0] must have kind, group and template',
    },
    { text: 'workloadKinds:\n  - { kind: Worker, tempalte: spec.template }\n', told: 'did you mean template?' },
    {
      text: 'workloadKinds: [{ kind: worker }]\n',
      told: 'fairlead.yaml:1:25: workloadKinds[0].kind is "worker"; give the kind of objects',
    },
  ])('that says $text is refused', ({ text, told }) => {
    fairlead.write('fairlead.yaml', text);

    expect(fairlead.run(['doctor', '.'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
  });
});

describe('what other programs give', () => {
  /** Puts a program on the path that tells its arguments, prints a text, and ends with a code. */
  const withTool = (name: string, text: string, code = 0) => {
    const stream = code === 0 ? '' : ' >&2';
    fairlead.write(`bin/${name}`, `#!/bin/sh\necho "$@" >arguments\nprintf '%s' '${text}'${stream}\nexit ${code}\n`);
    chmodSync(join(fairlead.folder, 'bin', name), 0o755);
    return { env: { PATH: `${join(fairlead.folder, 'bin')}:${process.env['PATH']}` } };
  };
  const calledWith = () => readFileSync(join(fairlead.folder, 'arguments'), 'utf8').trimEnd();

  test('a kustomization is built by kubectl', () => {
    const { code, stdout } = fairlead.run(['doctor', '-k', 'overlays/prod', ...ONLY], withTool('kubectl', BROKEN));

    expect(calledWith()).toBe('kustomize overlays/prod');
    expect(code).toBe(1);
    expect(stdout).toContain('<kubectl kustomize overlays/prod>:4:38');
  });

  test('a chart is rendered by helm, with its values', () => {
    const run = fairlead.run(
      ['doctor', '--helm', 'chart', '-f', 'a.yaml', '-f', 'b.yaml', '-n', 'shop', ...ONLY],
      withTool('helm', BROKEN),
    );

    expect(run.code).toBe(1);
    expect(calledWith()).toBe('template release chart --values a.yaml --values b.yaml --namespace shop');
  });

  test('a cluster is asked for its objects, and for no Secret', () => {
    const list = JSON.stringify({ kind: 'List', items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }] });

    const run = fairlead.run(['doctor', '--live', '--context', 'prod', '-n', 'shop'], withTool('kubectl', list));

    expect(run).toMatchObject({ code: 0, stdout: 'no findings in 1 object of 1 file\n' });
    expect(calledWith()).toMatch(/^--context prod get namespaces,deployments.apps,.* --namespace shop --output yaml$/);
    expect(calledWith()).not.toContain('secret');
  });

  test('what a cluster says is named shortly', () => {
    expect(fairlead.run(['doctor', '--live', ...ONLY], withTool('kubectl', BROKEN)).stdout).toContain('--> <kubectl get>:4:38');
  });

  test('a namespace alone is refused, for files have their own', () => {
    const { code, stderr } = fairlead.run(['doctor', '-n', 'shop', 'shop.yaml']);

    expect(code).toBe(2);
    expect(stderr).toContain('--namespace is for --live and --helm; give one of them');
  });

  test('a render that fails is loud, without the secrets that it tells', () => {
    const { code, stderr } = fairlead.run(['doctor', '--helm', 'chart'], withTool('helm', `Error: bad\npassword: ${CANARY}\n`, 3));

    expect(code).toBe(2);
    expect(stderr).toBe('helm template release chart failed (exit code 3):\n  Error: bad\n  password: [hidden]\n');
  });

  test('a program that is missing is named', () => {
    const { code, stderr } = fairlead.run(['doctor', '--live'], { env: { PATH: join(fairlead.folder, 'no-bin') } });

    expect(code).toBe(2);
    expect(stderr).toMatch(/^kubectl is not on the path; install it to run: kubectl get /);
  });
});
