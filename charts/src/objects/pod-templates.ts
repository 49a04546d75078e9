import type { KubernetesObject } from './kubernetes-object';

type Fields = Readonly<Record<string, unknown>>;

/** Where an object of each kind has those that are made of it: the pod, and before that the Job of a CronJob. */
const TEMPLATES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  CronJob: [
    ['spec', 'jobTemplate'],
    ['spec', 'jobTemplate', 'spec', 'template'],
  ],
  ...Object.fromEntries(
    ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map((kind) => [kind, [['spec', 'template']]]),
  ),
};

/** The object with what `change` makes of each template in it. */
export function changeTemplates(object: KubernetesObject, change: (template: Fields) => Fields): KubernetesObject {
  const paths = Object.hasOwn(TEMPLATES, object.kind) ? (TEMPLATES[object.kind] ?? []) : [];
  return paths.reduce<Fields>(
    (changed, path) => changeAt(changed, path, change),
    object as unknown as Fields,
  ) as unknown as KubernetesObject;
}

/** The object with what `change` makes of each container of its pods, those that run before the others too. */
export function changeContainers(object: KubernetesObject, change: (container: Fields) => Fields): KubernetesObject {
  const changeSpec = (spec: Fields): Fields => ({
    ...spec,
    ...Object.fromEntries(
      ['initContainers', 'containers'].flatMap((list) => {
        const containers = spec[list];
        return Array.isArray(containers) ? [[list, containers.map((each) => (isFields(each) ? change(each) : (each as unknown)))]] : [];
      }),
    ),
  });
  if (object.kind === 'Pod') return changeAt(object as unknown as Fields, ['spec'], changeSpec) as unknown as KubernetesObject;
  return changeTemplates(object, (template) => changeAt(template, ['spec'], changeSpec));
}

/** A copy in which the object at a path is another; the same where there is none. */
function changeAt(fields: Fields, [key, ...rest]: readonly string[], change: (value: Fields) => Fields): Fields {
  if (key === undefined) return change(fields);
  const value = fields[key];
  return isFields(value) ? { ...fields, [key]: changeAt(value, rest, change) } : fields;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
