import { type Manifest, referenceOf, type ResourceReference } from './manifest';
import type { QuotaScope } from './quota-scope';

/** A ResourceQuota. */
export interface Quota {
  readonly reference: ResourceReference & { readonly namespace: string };
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
