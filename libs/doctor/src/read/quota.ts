import type { NamespacedReference } from '../finding/resource-reference';
import type { KubernetesObject } from './objects/kubernetes-object';
import { QUANTITY, TEXT } from './schema/scalars';
import { list, map, object } from './schema/structures';
import { findQuantity } from './quantities/quantity';
import type { QuotaScope } from './quota-scope';

/** A ResourceQuota. */
export interface Quota {
  readonly reference: NamespacedReference;
  /** Quantities by resource: `requests.cpu`, `pods`. */
  readonly hard: Readonly<Record<string, unknown>>;
  /** It counts only pods for which all of them hold. */
  readonly scopes: readonly QuotaScope[];
}

const SPEC = object({
  hard: map(QUANTITY),
  scopes: list(TEXT),
  scopeSelector: object({ matchExpressions: list(object({ values: list(TEXT) }, { scopeName: TEXT, operator: TEXT })) }),
});

/** Reads a quota. */
export function readQuota(manifest: KubernetesObject): Quota {
  const read = manifest.read('spec', SPEC);
  const spec = () => read() ?? {};
  return {
    reference: manifest.reference,
    get hard() {
      return spec().hard ?? {};
    },
    get scopes() {
      const { scopes, scopeSelector } = spec();
      return [...(scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' })), ...(scopeSelector?.matchExpressions ?? [])];
    },
  };
}

/** One number of a quota. */
export interface QuotaLimit {
  readonly quota: Quota;
  /** `requests.cpu`. */
  readonly field: string;
  /** In billionths. */
  readonly limit: bigint;
}

/** What a quota says under some names. What is no quantity says nothing. */
export function limitsOf(quota: Quota, names: readonly string[]): readonly QuotaLimit[] {
  return names.flatMap((field) => {
    const limit = findQuantity(quota.hard[field]);
    return limit === undefined ? [] : [{ quota, field, limit }];
  });
}
