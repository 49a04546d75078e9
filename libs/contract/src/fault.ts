import { showNumber } from './props/meant-number';
import { showJson } from './props/show-given';

/** One line about a field with a bad value: the field, what it is, what to write. */
export function check(field: string, value: unknown, good: boolean, wanted: string): string | undefined {
  return good ? undefined : `${field} is ${showJson(value)}; give ${wanted}`;
}

/** The same about a field that must have a number, with the one that was meant where a text was given. */
export function checkNumber(field: string, value: unknown, good: boolean, wanted: string): string | undefined {
  if (good || typeof value !== 'string') return check(field, value, good, wanted);
  return `${field} is ${showNumber(field, value)}; give ${wanted}`;
}

export const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

export const isWhole = (value: unknown, min: number, max = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;

export const isVariableName = (value: unknown): value is string => typeof value === 'string' && VARIABLE_NAME.test(value);

const PATH_SEGMENT = /^(:[A-Za-z]\w*|[\w.~-]+)$/;

/** `/`, `/users`, `/users/:id`, `/users/*`: whole segments, and `*` only at the end. */
export function isPath(value: unknown): boolean {
  if (typeof value !== 'string' || !value.startsWith('/')) return false;
  const segments = value.slice(1).split('/');
  if (segments.at(-1) === '*') segments.pop();
  return value === '/' || segments.every((segment) => PATH_SEGMENT.test(segment));
}

export const isCommand = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
