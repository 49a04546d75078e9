import { FLAG, TEXT } from '../schema/scalars';
import { list, map, object } from '../schema/structures';
import { orMissing, type ValueOf } from '../schema/field-type';
import { LABELS } from './label-fields';

const OWNER = object({ controller: FLAG }, { apiVersion: TEXT, kind: TEXT, name: TEXT });

/** Who made an object (API reference, OwnerReference v1 meta). */
export type OwnerReference = ValueOf<typeof OWNER>;

/** API reference, ObjectMeta v1 meta. */
export const METADATA = object({
  uid: TEXT,
  name: TEXT,
  generateName: TEXT,
  namespace: orMissing(TEXT),
  labels: LABELS,
  annotations: map(TEXT),
  ownerReferences: list(OWNER),
});

export type Metadata = ValueOf<typeof METADATA>;
