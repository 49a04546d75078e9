import type { KubernetesObject } from '../objects/kubernetes-object';
import type { Tier } from '../graph/component';
import type { Platform } from './platform';
import { toYaml } from '../objects/to-yaml';

/** One file of a platform. */
export interface ManifestFile {
  /** Numbered by tier, in apply order: `20-user-service.yaml`. */
  readonly name: string;
  /** YAML, one document for each object. */
  readonly text: string;
  /** The same objects, for what judges them. */
  readonly objects: readonly KubernetesObject[];
}

/** What the files of each tier begin with. Names decide within one, so that a new component renames no file. */
const TIERS: Readonly<Record<'platform' | Tier, string>> = { platform: '00', store: '10', task: '15', service: '20' };

/**
 * A platform as files: one for the namespace, one for each store, for each task, then one for each service, numbered so that
 * `kubectl apply -f <folder>` takes them in order. A component without objects, as a party outside, has none. The same platform gives the
 * same bytes, in whatever order its edges were declared.
 *
 * @param header comment for the first line of each file, without the `#`
 * @throws InvalidPlatform with every fault
 */
export function renderManifests(platform: Platform, header: string): ManifestFile[] {
  platform.refuseFaults();

  const parts = [
    { name: `${TIERS.platform}-platform.yaml`, objects: platform.ownObjects() },
    ...platform.components.map((component) => ({
      name: `${TIERS[component.tier]}-${component.name}.yaml`,
      objects: platform.objectsOf(component),
    })),
  ];
  return parts
    .filter(({ objects }) => objects.length > 0)
    .map(({ name, objects }) => ({ name, text: `# ${header}\n${toYaml(objects)}`, objects }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
