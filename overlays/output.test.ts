import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Files, findStale, manifestFiles, writeFiles } from 'fairlead/synth';
import { renderBesides } from './besides';
import { committedFiles, findCommittedLeftovers } from './output';
import { synthesize } from './synthesis';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overlays-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the committed manifests are what the platform renders', () => {
  const stale = staleOf(dirname(__dirname), committedFiles(synthesize(), renderBesides()));

  if (stale.length > 0) throw new Error(`${stale.join(', ')} would change; run npm run synth`);
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

  expect(staleOf(folder, new Map())).toEqual(['overlays/gitops/argocd/gone.yaml', 'overlays/gitops/gone/kustomization.yaml']);
  writeFiles(folder, new Map(), findCommittedLeftovers(folder, new Map()));

  expect(staleOf(folder, new Map())).toEqual([]);
  expect(readdirSync(join(folder, 'overlays/gitops'))).toContain('argo-cd.ts');
});

test('a file that no container mounts any more is stale, and deleted', () => {
  writeFiles(folder, new Map([['overlays/compose/files/gone/config/gone.conf', 'a 1\n']]));

  expect(staleOf(folder, new Map())).toEqual(['overlays/compose/files/gone/config/gone.conf']);
  writeFiles(folder, new Map(), findCommittedLeftovers(folder, new Map()));

  expect(staleOf(folder, new Map())).toEqual([]);
});

test('cdk8s gets the same bytes', () => {
  const syntheses = synthesize();
  const committed = committedFiles(syntheses, renderBesides());

  writeFiles(folder, manifestFiles(syntheses));

  for (const environment of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, environment))) {
      expect(readFileSync(join(folder, environment, name), 'utf8')).toBe(committed.get(join('overlays', environment, 'manifests', name)));
    }
  }
});

function staleOf(root: string, files: Files): readonly string[] {
  return findStale(root, files, findCommittedLeftovers(root, files));
}
