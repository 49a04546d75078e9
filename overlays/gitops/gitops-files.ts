import workspace from '../../package.json';
import type { Synthesis } from '../synthesis';
import { folderOf, renderArgoCd } from './argo-cd';
import { renderWaves } from './sync-waves';

/** Address of the repository, without what npm puts before it. */
const REPOSITORY = workspace.repository.url.replace(/^git\+/, '');

/**
 * What Argo CD needs of every environment.
 *
 * @param header first line of each file, a comment
 * @returns texts by path from the root of the repository
 */
export function renderGitops(
  syntheses: readonly Pick<Synthesis, 'environment' | 'manifests'>[],
  header: string,
): ReadonlyMap<string, string> {
  return new Map(
    syntheses.flatMap((synthesis) => [
      [`overlays/gitops/argocd/${synthesis.environment}.yaml`, `# ${header}\n${renderArgoCd(synthesis, REPOSITORY)}`],
      [`${folderOf(synthesis.environment)}/kustomization.yaml`, `# ${header}\n${renderWaves(synthesis.environment, synthesis.manifests)}`],
    ]),
  );
}
