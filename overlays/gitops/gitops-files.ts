import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Synthesis } from 'fairlead/synth';
import { folderOf, renderArgoCd } from './argo-cd';
import type { ArgoCdSettings, Overlay } from '../overlay';
import { renderWaves } from './sync-waves';

/** The folder of this file from the root of the repository: all YAML in it is rendered. */
export const GITOPS = 'overlays/gitops';

/** Address of the repository, without what npm puts before it. */
function readRepository(): string {
  const manifest = readFileSync(join(findRoot(__dirname), 'package.json'), 'utf8');
  const { repository } = JSON.parse(manifest) as { readonly repository: { readonly url: string } };
  return repository.url.replace(/^git\+/, '');
}

/** A bundle of this file lies in another folder than the file. */
function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

/**
 * What Argo CD needs of every environment.
 *
 * @param overlays those environments, with what each says of Argo CD
 * @param header first line of each file, a comment
 * @returns texts by path from the root of the repository
 */
export function renderGitops(
  syntheses: readonly Pick<Synthesis, 'environment' | 'manifests'>[],
  overlays: readonly Pick<Overlay, 'name' | 'argoCd'>[],
  header: string,
): ReadonlyMap<string, string> {
  const repository = readRepository();
  return new Map(
    syntheses.flatMap((synthesis) => [
      [`${GITOPS}/argocd/${synthesis.environment}.yaml`, `# ${header}\n${renderArgoCd(synthesis, repository)}`],
      [
        `${folderOf(synthesis.environment)}/kustomization.yaml`,
        `# ${header}\n${renderWaves(synthesis.environment, synthesis.manifests, tasksOf(synthesis.environment, overlays))}`,
      ],
    ]),
  );
}

function tasksOf(environment: string, overlays: readonly Pick<Overlay, 'name' | 'argoCd'>[]): ArgoCdSettings['tasks'] {
  return overlays.find(({ name }) => name === environment)?.argoCd?.tasks;
}
