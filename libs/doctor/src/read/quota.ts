import { type Manifest, referenceOf } from './manifest';
import type { NamespacedReference } from '../finding/resource-reference';
import { findQuantity } from './quantity';
import type { QuotaScope } from './quota-scope';

/** A ResourceQuota. */
export interface Quota {
  readonly reference: NamespacedReference;
  /** Quantities by resource: `requests.cpu`, `pods`. */
  readonly hard: Readonly<Record<string, unknown>>;
  /** It counts only pods for which all of them hold. */
  readonly scopes: readonly QuotaScope[];
}

interface QuotaSpec {
  readonly hard?: Readonly<Record<string, unknown>> | null;
  readonly scopes?: readonly string[] | null;
  readonly scopeSelector?: { readonly matchExpressions?: readonly QuotaScope[] | null } | null;
}

/** Reads a quota. */
export function readQuota(manifest: Manifest): Quota {
  const { hard, scopes, scopeSelector } = (manifest.spec ?? {}) as QuotaSpec;
  const named = (scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' }));
  return { reference: referenceOf(manifest), hard: hard ?? {}, scopes: [...named, ...(scopeSelector?.matchExpressions ?? [])] };
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
