import { gunzipSync, gzipSync } from 'node:zlib';
import type { KubernetesObject } from '../set/kubernetes-object';
import type { ManifestSet } from '../set/manifest-set';
import { withoutSecretValues } from '../set/secrets';

/**
 * What became of a release: it is being applied (or whoever did it is gone), it runs or ran, it failed, or somebody went back from it.
 */
export type ReleaseState = 'deploying' | 'deployed' | 'failed' | 'rolled-back';

/** One deploy, as it is kept in the cluster. */
export interface Release {
  /** From 1, in each namespace. */
  readonly number: number;
  readonly state: ReleaseState;
  /** Why it failed. */
  readonly reason?: string;
  readonly environment: string;
  /** Tag of our images, or what the files said. */
  readonly tag: string;
  readonly who: string;
  /** When it began, ISO 8601. */
  readonly when: string;
  /** Of the repository that it was made from. */
  readonly commit: string;
  /** Without values of Secrets. */
  readonly set: ManifestSet;
}

/** Label of the ConfigMaps that hold releases, with the number. */
export const RELEASE_LABEL = 'fairlead.dev/release';

/** The API server takes no larger ConfigMap: 1 MiB, with some room for all that is not the set. */
export const MOST_BYTES = 1_000_000;

interface ReleaseConfigMap extends KubernetesObject {
  readonly data: Readonly<Record<string, string>>;
  readonly binaryData: { readonly set: string };
}

/**
 * A release as a ConfigMap. Its set is compressed: the shop of prod, 60 KB as JSON, takes 5 KB.
 *
 * @throws Error where it would be larger than the API server takes
 */
export function toConfigMap({ set, number, reason = '', ...told }: Release): ReleaseConfigMap {
  const compressed = gzipSync(JSON.stringify({ ...set, objects: withoutSecretValues(set.objects) }), { level: 9 });
  if (compressed.length > MOST_BYTES)
    throw new Error(
      `the set takes ${compressed.length} bytes compressed, and a ConfigMap holds ${MOST_BYTES} of it, so it could not be put back later; ` +
        'declare several platforms, each in a namespace of its own',
    );
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: releaseName(number), namespace: set.namespace, labels: { [RELEASE_LABEL]: String(number) } },
    data: { ...told, reason },
    binaryData: { set: compressed.toString('base64') },
  };
}

/** @throws Error where somebody has changed it into something else */
export function fromConfigMap(object: KubernetesObject): Release {
  const { metadata, data, binaryData } = object as ReleaseConfigMap;
  try {
    const { state = '', reason = '', environment = '', tag = '', who = '', when = '', commit = '' } = data;
    const set = JSON.parse(gunzipSync(Buffer.from(binaryData.set, 'base64')).toString()) as ManifestSet;
    const number = Number(metadata.labels?.[RELEASE_LABEL]);
    return { number, state: state as ReleaseState, environment, tag, who, when, commit, set, ...(reason !== '' && { reason }) };
  } catch (cause) {
    throw new Error(`ConfigMap ${metadata.namespace}/${metadata.name} holds no release any more; delete it`, { cause });
  }
}

export function releaseName(number: number): string {
  return `fairlead-release-${number}`;
}

/** The release that runs: the last that was deployed. */
export function findCurrent(releases: readonly Release[]): Release | undefined {
  return releases.findLast(({ state }) => state === 'deployed');
}

/**
 * The release to go back to: where the last one did not get to its end, the last that did; else the one before it that is another set.
 *
 * @param releases in their order
 */
export function findEarlier(releases: readonly Release[]): Release | undefined {
  const current = findCurrent(releases);
  if (!current || current !== releases.at(-1)) return current;
  const isOther = ({ set }: Release) => JSON.stringify(set.objects) !== JSON.stringify(current.set.objects);
  return releases.findLast((release) => release.state === 'deployed' && release !== current && isOther(release));
}
