import type { KubernetesObject } from '../objects/kubernetes-object';
import { refuseAll } from '../checks/invalid-platform';
import type { Platform } from './platform';
import { toYaml } from '../objects/to-yaml';

/** One file of a platform. */
export interface ManifestFile {
  /** Numbered in apply order: `02-user-service.yaml`. */
  readonly name: string;
  /** YAML, one document for each object. */
  readonly text: string;
  /** The same objects, for what judges them. */
  readonly objects: readonly KubernetesObject[];
}

/**
 * A platform as files: one for the namespace, then one for each component, numbered so that `kubectl apply -f <folder>` takes them in order.
 * The same platform gives the same bytes, in whatever order its edges were declared.
 *
 * @param header comment for the first line of each file, without the `#`
 * @throws InvalidPlatform with every fault
 */
export function renderManifests(platform: Platform, header: string): ManifestFile[] {
  refuseAll(platform.findFaults());

  const { components } = platform;
  const digits = Math.max(2, String(components.length).length);
  const parts = [
    { name: 'platform', objects: platform.ownObjects() },
    ...components.map((component) => ({ name: component.name, objects: platform.objectsOf(component) })),
  ];
  return parts.map(({ name, objects }, index) => ({
    name: `${String(index).padStart(digits, '0')}-${name}.yaml`,
    text: `# ${header}\n${toYaml(objects)}`,
    objects,
  }));
}
