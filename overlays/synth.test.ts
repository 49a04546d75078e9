import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_NAMES } from '@fairlead/contracts';
import type { App } from 'cdk8s';
import { InvalidPlatform } from 'fairlead';
import { runSynth } from 'fairlead/synth';
import type { Overlay } from './overlay';
import { parseOptions } from './options';
import { createLayout } from './output';
import { createShop } from './platform';
import { prod } from './prod/environment';
import { SYNTH_COMMAND } from './synth-command';
import { synthesize } from './synthesis';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'synth-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Of one environment: a file for each service, worker and job, three for the rest of the platform, two that list them, one of Argo CD, one document. */
const FILES = APP_NAMES.length + 7;

const plain = (text: string) => text;
const sound = () => synthesize([prod]);

/** The shop with a disruption budget that lets nobody leave. */
const broken = () =>
  synthesize([prod], (app: App, overlay: Overlay) => {
    const shop = createShop(app, overlay);
    shop.components[0]?.patch('PodDisruptionBudget', (budget) => void (budget.spec.maxUnavailable = 0));
    return shop;
  });

/** The shop with Redis governed by another Service. */
const regoverned = () =>
  synthesize([prod], (app: App, overlay: Overlay) => {
    const shop = createShop(app, overlay);
    const redis = shop.components.find(({ name }) => name === 'redis');
    redis?.patch('StatefulSet', (statefulSet) => void (statefulSet.spec.serviceName = 'redis'));
    return shop;
  });

const MANIFESTS = 'overlays/prod/manifests';
const read = (name: string) => readFileSync(join(root, MANIFESTS, name), 'utf8');

const run = (args: readonly string[], make = sound, cdk8sFolder?: string) => {
  const { code, stdout, stderr } = runSynth({
    command: SYNTH_COMMAND,
    options: parseOptions(args),
    layout: createLayout(root, () => new Map()),
    cdk8sFolder,
    synthesize: make,
    paintOutput: plain,
    paintErrors: plain,
  });
  return { code, stdout, stderr };
};

test('says in a few lines what is proven, then what was written', () => {
  const { code, stdout, stderr } = run([]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^prod: \d+ pairs of traffic allowed, \d+ budgets hold, no findings$/),
    `files: ${FILES}, ${FILES} changed`,
    '  docs/platform.md  changed',
    ...Array<unknown>(FILES - 1).fill(expect.stringMatching(/^ {2}overlays\/(gitops\/.*|prod)\/.*\.yaml {2}changed$/)),
    'every pair of traffic, budget and file: npm run synth -- --verbose',
  ]);
  expect(readdirSync(join(root, 'overlays/prod/manifests'))).toHaveLength(3 + APP_NAMES.length);
  expect(run([]).stdout).toContain(`\nfiles: ${FILES}, none changed\n`);
});

test('a summary names the first files of many, and stays short', () => {
  const environments = ['a', 'b', 'c'].map((name) => ({ ...prod, name }));

  const lines = run([], () => synthesize(environments)).stdout.split('\n');

  const all = 1 + 3 * (FILES - 1);
  expect(lines).toContain(`files: ${all}, ${all} changed`);
  expect(lines).toContain(`  and ${all - 15} more`);
  expect(lines.length).toBeLessThan(25);
});

test('--verbose says all of it', () => {
  const { stdout } = run(['--verbose']);

  expect(stdout).toMatch(/^=== prod\n\nAllowed traffic: \d+ pairs\n/);
  expect(stdout).toContain('\n\nBudgets at the worst moment of a rollout: ');
  expect(stdout).toContain('\n\nFindings: none\n\n=== files\n\ndocs/platform.md  changed\n');
  expect(run(['--verbose']).stdout).toContain('\ndocs/platform.md\n');
});

test('a fault of two environments is told once', () => {
  const refuse = () => {
    throw new InvalidPlatform(['dev/redis: has no memory; give it some', 'prod/redis: has no memory; give it some']);
  };

  expect(run([], refuse).stderr).toMatch(/:\n {2}dev\/redis, prod\/redis: has no memory; give it some$/);
});

test('a broken rule writes nothing, and names the object', () => {
  const { code, stdout, stderr } = run([], broken);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('error disruption-budget-blocks-drains  PodDisruptionBudget shop-prod/mongo spec.maxUnavailable\n');
  expect(stderr).not.toContain('Allowed traffic');
  expect(stderr).toMatch(/Nothing was written, for the manifests would not do as declared: see the errors above\.$/);
  expect(readdirSync(root)).toEqual([]);
});

test('a broken rule writes nothing under cdk8s either', () => {
  expect(run([], broken, root).code).toBe(1);
  expect(readdirSync(root)).toEqual([]);
});

test('under cdk8s it writes the manifests alone, and leaves the talking to cdk8s', () => {
  expect(run([], sound, root)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readdirSync(root)).toEqual(['prod']);
});

test('under cdk8s --json says which committed files are stale, and writes none of them', () => {
  const { stdout } = run(['--json'], sound, join(root, 'rendered'));

  expect(JSON.parse(stdout)).toMatchObject({
    proven: true,
    files: expect.arrayContaining([{ path: 'docs/platform.md', state: 'changed' }]),
  });
  expect(readdirSync(root)).toEqual(['rendered']);
});

test('--json prints one document and nothing else', () => {
  const { stdout, stderr } = run(['--json']);

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    proven: true,
    files: [
      { path: 'docs/platform.md', state: 'changed' },
      { path: 'overlays/gitops/argocd/prod.yaml' },
      ...Array<unknown>(FILES - 2).fill({}),
    ],
    environments: [{ environment: 'prod', version: 1, findings: [] }],
  });
});

test('--json holds the findings of a broken rule, and the faults of a broken declaration', () => {
  const refuse = () => {
    throw new InvalidPlatform(['prod/redis: has no memory; give it some']);
  };

  expect(JSON.parse(run(['--json'], broken).stdout)).toMatchObject({
    proven: false,
    files: [],
    environments: [{ findings: [{ id: 'disruption-budget-blocks-drains' }] }],
  });
  expect(JSON.parse(run(['--json'], refuse).stdout)).toEqual({
    proven: false,
    faults: ['prod/redis: has no memory; give it some'],
    places: {},
  });
  expect(run([], refuse)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/:\n {2}prod\/redis: has no memory; give it some$/),
  });
});

test('--check writes nothing, and names what is stale', () => {
  expect(run(['--check'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('\n  overlays/prod/manifests/10-redis.yaml\n'),
  });
  expect(readdirSync(root)).toEqual([]);

  run([]);
  expect(run(['--check'])).toEqual({ code: 0, stdout: `${FILES} files are current`, stderr: '' });

  writeFileSync(join(root, 'docs/platform.md'), 'by hand');
  expect(run(['--check'])).toMatchObject({ code: 1, stderr: expect.stringMatching(/commit:\n {2}docs\/platform\.md$/) });
  expect(readFileSync(join(root, 'docs/platform.md'), 'utf8')).toBe('by hand');
});

test('a change that no apply can make writes nothing, and says the way out', () => {
  run([]);
  const before = read('10-redis.yaml');

  const { code, stdout, stderr } = run([], regoverned);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Nothing was written, for the API server lets nobody change these fields:\n\nStatefulSet\/shop-prod\/redis\n/);
  expect(stderr).toContain('\n  spec.serviceName: "redis-headless" → "redis"\n');
  expect(stderr).toContain('\n  npm run synth -- --replace StatefulSet/shop-prod/redis\n');
  expect(read('10-redis.yaml')).toBe(before);
});

test('such a change of a component whose file has another name now is found too', () => {
  run([]);
  renameSync(join(root, MANIFESTS, '10-redis.yaml'), join(root, MANIFESTS, '02-redis.yaml'));

  expect(run([], regoverned).code).toBe(1);
});

test.each([[['--replace', 'StatefulSet/shop-prod/mongo', '--replace', 'StatefulSet/shop-prod/redis']], [['--replace', 'all']]])(
  'such a change is written with %j',
  (args) => {
    run([]);

    expect(run(args, regoverned).code).toBe(0);
    expect(read('10-redis.yaml')).toContain('serviceName: redis\n');
    expect(run([], regoverned).code).toBe(0);
  },
);

test('--json holds such a change and its way out', () => {
  run([]);

  const { code, stdout } = run(['--json', '--replace', 'StatefulSet/shop-prod/mongo'], regoverned);

  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    proven: true,
    files: [],
    refusals: [
      { object: 'StatefulSet/shop-prod/redis', changes: [{ field: 'spec.serviceName', before: 'redis-headless', after: 'redis' }] },
    ],
    commands: [
      'npm run synth -- --replace StatefulSet/shop-prod/mongo --replace StatefulSet/shop-prod/redis',
      'kubectl --namespace shop-prod delete statefulset.apps redis --cascade=orphan',
      ...Array<unknown>(2).fill(expect.any(String)),
    ],
  });
});

test('an object to replace that is not rendered is refused, with the nearest one', () => {
  expect(run(['--replace', 'StatefulSet/shop-prod/rediss', '--replace', 'all'])).toEqual({
    code: 2,
    stdout: '',
    stderr: '--replace is StatefulSet/shop-prod/rediss, and no such object is rendered; did you mean StatefulSet/shop-prod/redis?',
  });
  expect(readdirSync(root)).toEqual([]);
});

test('where no object is near, the form of one is told', () => {
  expect(run(['--replace', 'nosuch'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^--replace is nosuch, .*; give one as kind\/namespace\/name, such as \w+\/[\w-]+\/[\w-]+, or all$/),
  });
});

test.each([
  ['a conflict of two branches', (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`],
  ['no manifest', () => 'hello\n'],
])('a file that is %s is named, and written with --replace all', (_case, spoil) => {
  run([]);
  const good = read('10-redis.yaml');
  writeFileSync(join(root, MANIFESTS, '10-redis.yaml'), spoil(good));

  expect(run([])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/--replace all:\n {2}overlays\/prod\/manifests\/10-redis\.yaml$/),
  });
  expect(read('10-redis.yaml')).toBe(spoil(good));

  expect(run(['--replace', 'all']).code).toBe(0);
  expect(read('10-redis.yaml')).toBe(good);
});
