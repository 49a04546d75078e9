import { formatReference } from '../../../finding/resource-reference';
import type { Fault } from '../../rule';
import type { SchemaFault } from '../schema/find-schema-faults';
import type { RefusedObject } from './refused-object';

/** What is the same of every finding on a field. */
export function placeOf({ object }: RefusedObject, { path }: SchemaFault): Pick<Fault, 'severity' | 'certainty' | 'resource' | 'path'> {
  return { severity: 'error', certainty: 'proven', resource: object.identity.reference, path };
}

/** `Deployment shop/web`. */
export function nameOf({ object }: RefusedObject): string {
  return formatReference(object.identity.reference);
}
