import type { Environment } from '../../environment/environment';
import { APP_NAMES } from '@fairlead/contracts';

interface Workload {
  readonly template?: { readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] } };
}

/** The images of the services with a tag, under the names that the manifests of an environment have: prod names a registry, dev none. */
export function listImages({ objects }: Pick<Environment, 'objects'>, tag: string): readonly string[] {
  const containers = objects.flatMap(({ spec }) => (spec as Workload | undefined)?.template?.spec.containers ?? []);
  return APP_NAMES.map((service) => {
    const image = containers.find(({ name }) => name === service)?.image ?? service;
    return `${image.replace(/(:[^:/@]*)?(@.*)?$/, '')}:${tag}`;
  });
}
