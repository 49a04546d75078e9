import type { GitState } from './git-state';
import { commitTag, imageTags } from './image-tags';
import type { Options } from './options';

/** A program to run, with what it is told beside its arguments. */
export interface Bake {
  readonly args: readonly string[];
  /** The variables of docker-bake.hcl. */
  readonly env: Readonly<Record<string, string>>;
}

/** How `docker buildx bake` builds what was asked for. @param state nothing where nobody knows the commit: the image says none then */
export function bakeOf({ only = [], tag, registry, push, network, 'skip-tests': skipTests }: Options, state: GitState | undefined): Bake {
  const tags = tag ?? (push && state ? imageTags(state) : localTags(state));
  return {
    args: [
      'buildx',
      'bake',
      // An engine without an image store of its own keeps neither SBOM nor provenance.
      ...(push ? ['--push', '--sbom=true', '--provenance=mode=max'] : ['--load']),
      ...(skipTests ? ['--set', '*.args.TESTS=skip'] : []),
      ...(network === 'default' ? [] : ['--set', `*.network=${network}`]),
      ...only,
    ],
    env: {
      REGISTRY: registry === undefined ? '' : `${registry}/`,
      TAGS: tags.join(),
      ...(state && { COMMIT: state.commit, SOURCE_DATE_EPOCH: state.epochSeconds }),
    },
  };
}

/** `dev`, which the manifests of dev name; and the commit, where nothing differs from it, so that it can be deployed. */
function localTags(state: GitState | undefined): readonly string[] {
  return ['dev', ...(state?.changed.length === 0 ? [commitTag(state)] : [])];
}
