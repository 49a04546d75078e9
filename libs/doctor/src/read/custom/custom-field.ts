import { isMap } from '../schema/field-type';

/** What stands at a place of a custom resource, `spec.target.name`; nothing where nothing does, whatever form its version has. */
export function fieldAt(value: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((part, key) => (isMap(part) && Object.hasOwn(part, key) ? part[key] : undefined), value);
}

/** The same, where it is text. */
export function textAt(value: unknown, place: string): string | undefined {
  const text = fieldAt(value, place);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** The same, where it is a list; an empty one otherwise. */
export function listAt(value: unknown, place: string): readonly unknown[] {
  const list = fieldAt(value, place);
  return Array.isArray(list) ? list : [];
}

/** The keys of a map that stands there. */
export function keysAt(value: unknown, place: string): readonly string[] {
  const map = fieldAt(value, place);
  return isMap(map) ? Object.keys(map) : [];
}

/** Texts that items of a list have at a place. */
export function textsAt(value: unknown, list: string, place: string): readonly string[] {
  return listAt(value, list).flatMap((item) => textAt(item, place) ?? []);
}
