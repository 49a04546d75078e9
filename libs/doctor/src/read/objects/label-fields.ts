import type { Labels, LabelSelector } from '../../sets/labels';
import { type FieldType, refine, whole } from '../schema/field-type';
import { LABEL_KEY, LABEL_VALUE, oneOf } from '../schema/scalars';
import { list, map, object } from '../schema/structures';

/** Labels of an object. */
export const LABELS: FieldType<Labels> = whole(map(LABEL_VALUE, LABEL_KEY));

const TAKES_VALUES = ['In', 'NotIn'];

const REQUIREMENT = refine(
  object({ values: list(LABEL_VALUE) }, { key: LABEL_KEY, operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist') }),
  'values',
  'values for In and NotIn, and none for Exists and DoesNotExist',
  ({ operator, values }) => TAKES_VALUES.includes(operator) === Boolean(values?.length),
);

/** API reference, LabelSelector v1 meta. */
export const LABEL_SELECTOR: FieldType<LabelSelector> = whole(object({ matchLabels: LABELS, matchExpressions: list(REQUIREMENT) }));
