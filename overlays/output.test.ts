import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { committedFiles, findStale, plainFiles, writeFiles } from './output';
import { renderShopForCompose, synthesize } from './synthesis';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlays-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the committed manifests are what the platform renders', () => {
  const stale = findStale(dirname(__dirname), committedFiles(synthesize(), renderShopForCompose()));

  if (stale.length > 0) throw new Error(`${stale.join(', ')} would change; run npm run synth`);
});

test('what was written is current', () => {
  const files = new Map([['dev/manifests/00-platform.yaml', 'kind: Namespace\n']]);

  expect(findStale(folder, files)).toEqual(['dev/manifests/00-platform.yaml']);
  writeFiles(folder, files);

  expect(findStale(folder, files)).toEqual([]);
});

test('a changed file is stale', () => {
  const files = new Map([['dev/01-redis.yaml', 'a: 1\n']]);
  writeFiles(folder, files);

  writeFileSync(join(folder, 'dev/01-redis.yaml'), 'a: 2\n');

  expect(findStale(folder, files)).toEqual(['dev/01-redis.yaml']);
});

test('the file of a component that is gone is stale, and deleted; files of others stay', () => {
  const files = new Map([['dev/00-platform.yaml', 'a: 1\n']]);
  writeFiles(folder, new Map([...files, ['dev/01-gone.yaml', 'b: 1\n']]));
  writeFileSync(join(folder, 'dev/patch.yaml'), 'c: 1\n');

  expect(findStale(folder, files)).toEqual(['dev/01-gone.yaml']);
  writeFiles(folder, files);

  expect(readdirSync(join(folder, 'dev'))).toEqual(['00-platform.yaml', 'patch.yaml']);
});

test('what Argo CD had of an environment that is gone is stale, and deleted; code beside it stays', () => {
  writeFiles(
    folder,
    new Map([
      ['overlays/gitops/argocd/gone.yaml', 'a: 1\n'],
      ['overlays/gitops/gone/kustomization.yaml', 'b: 1\n'],
      ['overlays/gitops/argo-cd.ts', ''],
    ]),
  );

  expect(findStale(folder, new Map())).toEqual(['overlays/gitops/argocd/gone.yaml', 'overlays/gitops/gone/kustomization.yaml']);
  writeFiles(folder, new Map());

  expect(findStale(folder, new Map())).toEqual([]);
  expect(readdirSync(join(folder, 'overlays/gitops'))).toContain('argo-cd.ts');
});

test('a file that no container mounts any more is stale, and deleted', () => {
  writeFiles(folder, new Map([['overlays/compose/files/gone/config/gone.conf', 'a 1\n']]));

  expect(findStale(folder, new Map())).toEqual(['overlays/compose/files/gone/config/gone.conf']);
  writeFiles(folder, new Map());

  expect(findStale(folder, new Map())).toEqual([]);
});

test('cdk8s gets the same bytes', () => {
  const syntheses = synthesize();
  const committed = committedFiles(syntheses, renderShopForCompose());

  writeFiles(folder, plainFiles(syntheses));

  for (const environment of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, environment))) {
      expect(readFileSync(join(folder, environment, name), 'utf8')).toBe(committed.get(join('overlays', environment, 'manifests', name)));
    }
  }
});
