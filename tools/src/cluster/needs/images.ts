import type { Environment } from '../../environment/environment';
import { APP_NAMES } from '@fairlead/contracts';

interface Workload extends Runner {
  /** Of a CronJob. */
  readonly jobTemplate?: { readonly spec: Runner };
}

interface Runner {
  readonly template?: { readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] } };
}

/** The images of the services with a tag, under the names that the manifests of an environment have: prod names a registry, dev none. */
export function listImages({ objects }: Pick<Environment, 'objects'>, tag: string): readonly string[] {
  const containers = objects.flatMap(({ spec }) => containersOf((spec ?? {}) as Workload));
  return APP_NAMES.map((service) => {
    const image = containers.find(({ name }) => name === service)?.image ?? service;
    return `${image.replace(/(:[^:/@]*)?(@.*)?$/, '')}:${tag}`;
  });
}

function containersOf({ template, jobTemplate }: Workload) {
  return (template ?? jobTemplate?.spec.template)?.spec.containers ?? [];
}
