import { type Manifest, referenceOf, type ResourceReference } from './manifest';

/** A ResourceQuota. */
export interface Quota {
  readonly reference: ResourceReference & { readonly namespace: string };
  /** Quantities by resource: `requests.cpu`, `pods`. */
  readonly hard: Readonly<Record<string, unknown>>;
  /** Holds for some pods only, by `scopes` or `scopeSelector`. */
  readonly isScoped: boolean;
}

interface QuotaSpec {
  readonly hard?: Readonly<Record<string, unknown>> | null;
  readonly scopes?: readonly string[] | null;
  readonly scopeSelector?: object | null;
}

/** Reads a quota. */
export function readQuota(manifest: Manifest): Quota {
  const { hard, scopes, scopeSelector } = (manifest.spec ?? {}) as QuotaSpec;
  return { reference: referenceOf(manifest), hard: hard ?? {}, isScoped: Boolean(scopes?.length || scopeSelector) };
}
