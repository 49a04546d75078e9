import { JsonPatch } from 'cdk8s';
import type { Platform } from 'fairlead';
import { type Declared, type Finding, formatReference, type Manifest, proveManifests } from 'fairlead/doctor';

/** One edit that a hand may make to one rendered object, and the rule that must find it. */
export interface Mutation {
  /** Where the object is: `ConfigMap shop-prod/user-service`. */
  readonly object: string;
  /** What is done to it, in a few words. */
  readonly edit: string;
  /** Nothing is left of the object when there are none. */
  readonly patches: readonly JsonPatch[];
  /** Id of the finding. */
  readonly found: string;
  /** Text that the finding must hold to name the edit: the object, or what it was for where the object is gone. */
  readonly names: string;
}

/** JSON pointers to the pod that a workload makes, and to its first container. */
export const POD = '/spec/template/spec';
export const CONTAINER = `${POD}/containers/0`;

/**
 * Edits of one object. Each takes the id of the finding and the edit in words; the finding must name the object, or the text that is
 * given in its place.
 *
 * @param object where it is: `ConfigMap shop-prod/user-service`
 */
export function editsOf(object: string) {
  const patched = (patch: JsonPatch, found: string, edit: string, names: string): Mutation => ({
    object,
    edit,
    patches: [patch],
    found,
    names,
  });
  return {
    /** Writes one field. */
    set: (path: string, value: unknown, found: string, edit: string, names = object) =>
      patched(JsonPatch.add(path, value), found, edit, names),
    /** Writes another value in the place of one. */
    replace: (path: string, value: unknown, found: string, edit: string, names = object) =>
      patched(JsonPatch.replace(path, value), found, edit, names),
    /** Takes one field away. */
    drop: (path: string, found: string, edit: string, names = object) => patched(JsonPatch.remove(path), found, edit, names),
    /** Takes the object away. */
    remove: (found: string, names: string): Mutation => ({ object, edit: 'removed', patches: [], found, names }),
  };
}

/** Everything that is found wrong with a platform's objects after an edit. */
export function findAfter(platform: Platform, { object, patches }: Pick<Mutation, 'object' | 'patches'>): readonly Finding[] {
  const rendered = platform.toJson();
  const target = rendered.find(({ kind, metadata }) => formatReference({ kind, ...metadata }) === object);
  if (!target) throw new RangeError(`the platform has no ${object}`);
  const edited = patches.length > 0 ? [JsonPatch.apply(target, ...patches) as Manifest] : [];
  const manifests = rendered.flatMap((each): readonly Manifest[] => (each === target ? edited : [each]));
  return proveManifests(manifests, declaredOf(platform)).findings;
}

/** All that a platform says of its manifests. */
export function declaredOf(platform: Platform): Declared {
  return { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets(), namespaces: [platform.namespace] };
}

/** Whether a finding names something: in its place, its words or its evidence. */
export function isNamed({ resource, path = '', what, why, evidence }: Finding, text: string): boolean {
  const places = [{ resource, path, says: '' }, ...evidence].map((item) => `${formatReference(item.resource)} ${item.path} ${item.says}`);
  return [...places, what, why].some((part) => part.includes(text));
}
