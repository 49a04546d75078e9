import { proveManifests, type Report, type RuleOptions } from 'fairlead/doctor';
import type { SourceObject } from '../read/source';

/** Judges objects that come without a declaration. What this command knows of the engine is in this file. */
export function prove(objects: readonly SourceObject[], options: RuleOptions = {}): Report {
  return proveManifests(
    objects.map(({ object }) => object),
    options,
  );
}
