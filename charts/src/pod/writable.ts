import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { findSizeFaults } from '../checks/size';
import { toMiB } from './memory';
import type { Resources } from './resources';
import type { EmptyVolume } from './volume';

/** A folder that a container may write to: its path, or its path and most that it may hold. */
export type Writable = string | WritableProps;

/** A folder with a size of its own. */
export interface WritableProps {
  /** Absolute: `/tmp`. */
  readonly path: string;

  /**
   * Most that it may hold: a pod that writes more is evicted.
   *
   * @default 64 MiB
   */
  readonly size?: Size;
}

const WRITABLE_PROPS: KnownProps<WritableProps> = { path: 'required', size: 'optional' };

/** Every literal above. */
export const WRITABLE_DEFAULTS = Object.freeze({ size: Size.mebibytes(64) });

/** Absolute, below the root, and without steps up or what a mount may not hold. */
const PATH = /^(\/(?!\.{1,2}(\/|$))[^/:\s]+)+$/;

/** Longest name of a volume, a DNS label. */
const LONGEST_NAME = 63;

/** An empty volume, and where the container finds it. */
export interface WritableFolder {
  readonly volume: EmptyVolume;
  readonly mount: k8s.VolumeMount;
}

/** Folders as volumes that are empty at first and go with the pod. */
export function toFolders(writable: readonly Writable[] = []): readonly WritableFolder[] {
  return writable.map(toProps).map(({ path, size = WRITABLE_DEFAULTS.size }) => {
    const name = volumeName(path);
    return { volume: { name, size }, mount: { name, mountPath: path } };
  });
}

/** The resources of a container whose folders count as its disk: the limit grows by what they may hold, unless it was said. */
export function withWritable(resources: Resources, folders: readonly WritableFolder[]): Resources {
  if (folders.length === 0 || resources.ephemeralStorageLimit) return resources;
  const sizes = [resources.ephemeralStorage, ...folders.map(({ volume }) => volume.size)];
  return { ...resources, ephemeralStorageLimit: Size.mebibytes(sizes.reduce((sum, size) => sum + toMiB(size), 0)) };
}

/**
 * What is wrong with them.
 *
 * @param subject with its article: `an HttpService`
 */
export function findWritableFaults(subject: string, given: unknown): string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return [`writable is ${showGiven(given)}, which is no list; write one such as ['/tmp']`];
  const faults = (given as readonly unknown[]).flatMap((each, index) => findFolderFaults(subject, `writable[${index}]`, each));
  return faults.length > 0 ? faults : findDoubles(given as readonly Writable[]);
}

function findFolderFaults(subject: string, at: string, given: unknown): string[] {
  if (typeof given === 'string') return findPathFaults(at, given);
  const faults = findPropFaults({ subject, given, path: `${at}.` }, WRITABLE_PROPS);
  if (faults.length > 0 || !isObject(given))
    return faults.length > 0 ? faults : [`${at} is ${showGiven(given)}; write a path such as '/tmp'`];
  return [...findPathFaults(`${at}.path`, given['path']), ...findSizeFaults({ [`${at}.size`]: given['size'] as Size | undefined })];
}

function findPathFaults(at: string, path: unknown): string[] {
  if (typeof path !== 'string' || !PATH.test(path))
    return [`${at} is ${showGiven(path)}; write the whole path of a folder, such as '/tmp'`];
  const { length } = volumeName(path);
  return length > LONGEST_NAME ? [`${at} has ${length} characters with which no volume can be named; write a shorter path`] : [];
}

function findDoubles(writable: readonly Writable[]): string[] {
  const paths = writable.map((each) => toProps(each).path);
  return paths.flatMap((path, index) => {
    const other = paths.slice(0, index).find((each) => volumeName(each) === volumeName(path));
    return other === undefined ? [] : [`writable has ${path} beside ${other}, whose volume has the same name; leave one out`];
  });
}

function toProps(writable: Writable): WritableProps {
  return typeof writable === 'string' ? { path: writable } : writable;
}

/** `writable-var-cache` of `/var/cache`. */
function volumeName(path: string): string {
  return `writable${path.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.replace(/-$/, '');
}
