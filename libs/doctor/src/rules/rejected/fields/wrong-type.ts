import { describeType } from '../../../read/schema/field-type';
import type { Fault, Rule } from '../../rule';
import type { SchemaFault } from '../schema/find-schema-faults';
import { SCALAR_TYPES } from '../schema/scalar-types';
import { releaseOf } from '../kinds/judged-kind';
import { nameOf, placeOf } from './describe-place';
import { findRefusedObjects, type RefusedObject } from './refused-object';

export const wrongType: Rule = {
  id: 'wrong-type',
  says: 'a field holds a value of another type than Kubernetes reads there',
  why: 'The API server cannot read the object and refuses all of it.',
  fix: 'Write what the finding says that belongs there. Numbers, true and false in YAML are no text unless they are in quotes.',
  find: (inventory, options) =>
    findRefusedObjects(inventory, releaseOf(options)).flatMap((refused) =>
      refused.faults.filter(({ problem }) => problem === 'type').map((fault) => faultOf(refused, fault)),
    ),
};

function faultOf(refused: RefusedObject, fault: SchemaFault): Fault {
  const { path, value, type = SCALAR_TYPES.any } = fault;
  // The value may be a credential, so its type is told alone.
  const found = describeType(value);
  return {
    ...placeOf(refused, fault),
    what: `${nameOf(refused)} says ${path}: ${found === 'text' ? 'other text' : found}, where ${type.expected} belongs`,
    why: 'the API server cannot read the object, so it refuses all of it',
    fix: adviceFor(fault),
  };
}

function adviceFor({ path, value, type = SCALAR_TYPES.any }: SchemaFault): string {
  if (type === SCALAR_TYPES.bytes) return 'encode it in base64, or move it to stringData as it is';
  if (type === SCALAR_TYPES.string && ['number', 'boolean'].includes(typeof value)) return 'write it in quotes';
  if (typeof value === 'string' && type.accepts(parseScalar(value))) return 'write it without quotes';
  return `write ${type.expected} as ${path}`;
}

function parseScalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text;
}
