import type { Environment } from 'fairlead';

/**
 * The images of an environment as its `images.json` says them: `{ "tag": "dev" }` for those that this machine has built and its cluster
 * has loaded, or a reference of each, for a cluster that pulls.
 */
export function imagesOf({ tag, ...references }: Readonly<Record<string, string>>): Environment['images'] {
  return tag === undefined ? { kind: 'pinned', references } : { kind: 'local', tag };
}
