import { JsonPatch } from 'cdk8s';
import type { Manifest } from 'fairlead/doctor';

/** A change of one object, and what the API server makes of it. Used by tests and by `.ci/prove-upgrade` only. */
export interface UpgradeExample {
  readonly before: Manifest;
  readonly after: Manifest;
  /** JSON pointer: `/spec/selector/matchLabels`. */
  readonly pointer: string;
  /** `ignored`: the apply succeeds and the object stays as it is. */
  readonly outcome: 'accepted' | 'ignored' | 'refused';
}

/** One change: a field by its JSON pointer, and its new value; undefined takes it away. */
export type Edit = readonly [pointer: string, value: unknown];
type Edits = Partial<Record<UpgradeExample['outcome'], readonly Edit[]>>;

/** What the pods of an example are known by; each example gets a value of its own. */
export const matchLabels = Object.freeze({ app: 'own-pods' });
export const selector = Object.freeze({ matchLabels });

/** Edits of one object. */
export function examplesOf(apiVersion: string, kind: string, fields: object, edits: Edits): UpgradeExample[] {
  const before = { apiVersion, kind, metadata: {}, ...fields };
  return Object.entries(edits).flatMap(([outcome, list]) =>
    list.map(([pointer, value]) => {
      const patch = value === undefined ? JsonPatch.remove(pointer) : JsonPatch.add(pointer, value);
      return {
        before,
        after: JsonPatch.apply(structuredClone(before), patch) as Manifest,
        pointer,
        outcome: outcome as UpgradeExample['outcome'],
      };
    }),
  );
}
