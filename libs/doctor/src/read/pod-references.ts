import type { KeyedKind } from './keyed/keyed-object';
import { onceFor } from '../sets/once-for';
import { allContainers, type Container, type PodSpec, type Volume } from './pod-spec';
import type { Workload } from './workload';

/** A ConfigMap or Secret that a pod takes, or a key of it. */
export interface PodReference {
  readonly kind: KeyedKind;
  readonly name: string;
  /** @default all of it */
  readonly key?: string;
  /** Whether the pod starts without it too. */
  readonly isOptional: boolean;
  /** The field that names it, from the object on: `spec.template.spec.volumes[0].configMap.name`. */
  readonly path: string;
  /** The field that names the key. */
  readonly keyPath?: string;
  /** The variable that it is for: `REDIS_PASSWORD`. */
  readonly variable?: string;
}

type Found = Omit<PodReference, 'isOptional'> & { readonly isOptional?: boolean | undefined };

/** Every ConfigMap and Secret that the pods of a workload do not start without, and those that they do. */
export const listPodReferences = onceFor(({ pod, podPath }: Workload): readonly PodReference[] => {
  const found = [
    ...allContainers(pod).flatMap(({ container, path }) => ofContainer(container, `${podPath}.${path}`)),
    ...listVolumes(pod, podPath).flatMap(({ volume, path }) => ofVolume(volume, path)),
  ];
  return found.filter(({ name }) => name !== '').map((each) => ({ ...each, isOptional: each.isOptional ?? false }));
});

/** The volumes of a pod, each with its field. */
export function listVolumes(pod: PodSpec, podPath: string): readonly { readonly volume: Volume; readonly path: string }[] {
  return (pod.volumes ?? []).map((volume, index) => ({ volume, path: `${podPath}.volumes[${index}]` }));
}

function ofContainer({ env = [], envFrom = [] }: Container, path: string): readonly Found[] {
  return [
    ...env.flatMap(({ name: variable, valueFrom }, index) =>
      ofKinds((kind, ref) => {
        const { name = '', key, optional } = valueFrom?.[`${ref}KeyRef`] ?? {};
        const at = `${path}.env[${index}].valueFrom.${ref}KeyRef`;
        return valueFrom?.[`${ref}KeyRef`] && key
          ? [{ kind, name, key, isOptional: optional, path: `${at}.name`, keyPath: `${at}.key`, variable }]
          : [];
      }),
    ),
    ...envFrom.flatMap((source, index) =>
      ofKinds((kind, ref) => {
        const { name = '', optional } = source[`${ref}Ref`] ?? {};
        return [{ kind, name, isOptional: optional, path: `${path}.envFrom[${index}].${ref}Ref.name` }];
      }),
    ),
  ];
}

function ofKinds(find: (kind: KeyedKind, field: 'configMap' | 'secret') => readonly Found[]): readonly Found[] {
  return [...find('ConfigMap', 'configMap'), ...find('Secret', 'secret')];
}

/** What a volume is made of: one ConfigMap or Secret, or several that are projected into one folder. */
function ofVolume({ configMap, secret, projected }: Volume, path: string): readonly Found[] {
  return [
    ...(configMap ? ofFiles('ConfigMap', configMap, `${path}.configMap`) : []),
    ...(secret ? ofFiles('Secret', { ...secret, name: secret.secretName }, `${path}.secret`, 'secretName') : []),
    ...(projected?.sources ?? []).flatMap((source, index) =>
      ofKinds((kind, field) => {
        const files = source[field];
        return files ? ofFiles(kind, files, `${path}.projected.sources[${index}].${field}`) : [];
      }),
    ),
  ];
}

type Files = NonNullable<Volume['configMap']>;

function ofFiles(
  kind: KeyedKind,
  { name = '', optional, items = [] }: { name?: string | undefined } & Omit<Files, 'name'>,
  path: string,
  field = 'name',
) {
  const whole = { kind, name, isOptional: optional, path: `${path}.${field}` };
  return [whole, ...items.flatMap(({ key }, index) => (key ? [{ ...whole, key, keyPath: `${path}.items[${index}].key` }] : []))];
}
