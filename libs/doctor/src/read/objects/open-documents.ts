import { ANYTHING } from '../schema/scalars';
import { list } from '../schema/structures';
import { identifyObject, type ImpliedType } from './identify-object';
import type { KubernetesObject } from './kubernetes-object';

/**
 * The objects in what a YAML or JSON parser made of documents: empty documents are passed over, and every list is opened, that of
 * `kubectl get` (`kind: List`) and that of a kind (`DeploymentList`), whose items need not say their kind again.
 */
export function openDocuments(documents: readonly unknown[]): readonly KubernetesObject[] {
  const opened = new Set<unknown>();
  return documents.flatMap((document, index) =>
    document === undefined || document === null ? [] : open(document, String(index + 1), {}, opened),
  );
}

/** Anchors in YAML can make a list an item of itself, so each is opened once. */
function open(value: unknown, position: string, implied: ImpliedType, opened: Set<unknown>): readonly KubernetesObject[] {
  const { kind, apiVersion, items } = (value ?? {}) as { kind?: unknown; apiVersion?: unknown; items?: unknown };
  if (typeof kind !== 'string' || !isList(kind, items)) return [identifySingle(value, position, implied)];
  if (opened.has(value)) return [];
  opened.add(value);
  const ofItems = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item, index) => open(item, `${position}, item ${index + 1}`, ofItems, opened));
}

/** A List of something else than a list is told as one. */
function identifySingle(value: unknown, position: string, implied: ImpliedType): KubernetesObject {
  const object = identifyObject(value, position, implied);
  if (object.kind === 'List') object.read('items', list(ANYTHING));
  return object;
}

function isList(kind: string, items: unknown): items is readonly unknown[] {
  return kind.endsWith('List') && Array.isArray(items);
}
