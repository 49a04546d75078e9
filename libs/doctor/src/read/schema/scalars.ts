import { PORT_LIMITS, PROTOCOLS, type Protocol } from '../../sets/port-set';
import { findQuantity } from '../quantities/quantity';
import { describeType, type FieldType, scalar } from './field-type';

/** Go's int32, which is what the API counts in. */
const INT32 = Object.freeze({ least: -(2 ** 31), most: 2 ** 31 - 1 });

/** What belongs where a quantity does; findings say more of one than of others. */
export const QUANTITY_EXPECTED = 'a quantity, 0 or more';

/** What is not held against a form: the fields of custom resources, of which each version has its own. */
export const ANYTHING: FieldType<unknown> = { zero: undefined, read: (value) => value };

export const TEXT = scalar<string>('text', '', isText, describeType);
/** Base64, or a list of numbers, which Go reads as bytes too. */
export const BYTES = scalar<string | readonly unknown[]>('text', '', (value) => isText(value) || Array.isArray(value), describeType);
export const FLAG = scalar<boolean>('true or false', false, (value) => typeof value === 'boolean');
export const COUNT = wholeNumber('a whole number, 0 or more', 0);
export const INTEGER = wholeNumber('a whole number', INT32.least);
/** As many as nobody counts: int64 in the API. */
export const SECONDS = wholeNumber('a whole number', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
/** Of a user or a group of Linux: int64 in the API. */
export const USER_ID = wholeNumber('the number of a user, 0 or more', 0, Number.MAX_SAFE_INTEGER);
export const PORT = wholeNumber(`a port from ${PORT_LIMITS.first} to ${PORT_LIMITS.last}`, PORT_LIMITS.first, PORT_LIMITS.last);

/** A number or a name, or a number or a share (API reference, IntOrString). */
export const INTEGER_OR_TEXT = scalar<number | string>('a whole number or text', 0, (value) => isText(value) || isWhole(value));
export const COUNT_OR_PERCENT = scalar<number | string>(
  'a whole number, 0 or more, or a percentage',
  0,
  (value) => (isWhole(value) && value >= 0) || (isText(value) && /^\d+%$/.test(value)),
);

/** A quantity's text or number; {@link findQuantity} says how much it is. */
export const QUANTITY = scalar<string | number>(QUANTITY_EXPECTED, 0, (value) => (findQuantity(value) ?? -1n) >= 0n);

/** The name of a port: at least one letter, no two hyphens together (RFC 6335, section 5.1). */
export const PORT_NAME = matching(
  'a port name: at most 15 small letters, digits and hyphens, of which one is a letter',
  /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
);

export const PROTOCOL = oneOf<Protocol>(...PROTOCOLS);

/** Labels and Selectors, "Syntax and character set". */
export const LABEL_VALUE = matching(
  'a label value: text of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
  /^(?=.{0,63}$)([a-z0-9]([a-z0-9._-]*[a-z0-9])?)?$/i,
);
export const LABEL_KEY = matching(
  'a label name: at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" or none',
  /^(?=.{1,317}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\/)?(?=[^/]{1,63}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
);

/** One of some words. */
export function oneOf<T extends string>(...words: readonly T[]) {
  return scalar<T>(words.join(' or '), '', (value) => words.some((word) => word === value));
}

/** Text of a form. */
export function matching(expected: string, pattern: RegExp) {
  return scalar<string>(expected, '', (value) => isText(value) && pattern.test(value));
}

function wholeNumber(expected: string, least: number, most: number = INT32.most) {
  return scalar<number>(expected, 0, (value) => isWhole(value) && value >= least && value <= most);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
