import type { Kind } from '@fairlead/command-line';
import type { GitState } from './git-state';

/** The branch whose images are `latest`. */
const MAIN = 'main';

/** What a registry takes for a tag (OCI distribution specification). */
export const IMAGE_TAG = /^\w[\w.-]{0,127}$/;

/** A tag as an option gives it, of images that stay the same: not `latest`, which says nothing of what runs. */
export const fixedTag: Kind<string> = (given, option) => {
  if (IMAGE_TAG.test(given) && given !== 'latest') return given;
  throw new Error(`${option} is ${JSON.stringify(given)}; give the tag of images that stay the same, such as sha-4f2c1d0`);
};

const LONGEST = 128;

/**
 * The tags of what is built from a commit: the commit for machines, the branch for people, and `latest` for main alone.
 *
 * @example ['sha-dc7e334e0e1ac769803383fe66907b5494681064', 'main', 'latest']
 */
export function imageTags({ commit, branch }: Pick<GitState, 'commit' | 'branch'>): readonly string[] {
  return [commitTag({ commit }), ...(branch === undefined ? [] : [toTag(branch)]), ...(branch === MAIN ? ['latest'] : [])];
}

/** How prod names its images. */
export const commitTag = ({ commit }: Pick<GitState, 'commit'>) => `sha-${commit}`;

/** `feature/fast` is `feature-fast`: a tag has letters, digits, `_`, `.` and `-`, and does not begin with the last two. */
function toTag(branch: string): string {
  return branch
    .replaceAll(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST);
}
