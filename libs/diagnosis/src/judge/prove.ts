import { proveManifests, type Report, type RuleOptions, type WorkloadKind } from 'fairlead/doctor';
import type { SourceObject } from '../read/source';

/** What objects do not say themselves. */
export interface ProofOptions extends RuleOptions {
  /** Kinds that run pods, beside those that are known. */
  readonly workloadKinds?: readonly WorkloadKind[];
}

/** Judges objects that come without a declaration. What this command knows of the engine is in this file. */
export function prove(objects: readonly SourceObject[], options: ProofOptions = {}): Report {
  return proveManifests(
    objects.map(({ object }) => object),
    options,
  );
}
