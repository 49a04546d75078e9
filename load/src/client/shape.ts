/** What each field of a JSON answer must be. Every field of the contract's type has its check, and no other. */
export type Shape<Wire> = { readonly [Field in keyof Wire]-?: (value: unknown) => boolean };

/**
 * What is wrong with an answer.
 *
 * @returns undefined when it has every field of the shape, each as it must be, and no other
 */
export function findFault<Wire>(shape: Shape<Wire>, body: string): string | undefined {
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null) return 'the body is no JSON object';
  const unknown = Object.keys(value).find((field) => !(field in shape));
  if (unknown !== undefined) return `the field ${unknown} is not in the contract`;
  const wrong = Object.entries(shape).find(([field, check]) => !(check as Check)((value as Record<string, unknown>)[field]));
  return wrong && `the field ${wrong[0]} is not what the contract says`;
}

/** @returns undefined when the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const RFC_3339_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

export const isText: Check = (value) => typeof value === 'string' && value !== '';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
export const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
export const isObject: Check = (value) => typeof value === 'object' && value !== null;
export const isTime: Check = (value) => typeof value === 'string' && RFC_3339_UTC.test(value);
export const isUuid: Check = (value) => typeof value === 'string' && UUID_7.test(value);

/** Exactly this value. */
export const is =
  (expected: unknown): Check =>
  (value) =>
    value === expected;

/** A list, of so many where a length is given. */
export const isListOf =
  (check: Check, length?: number): Check =>
  (value) =>
    Array.isArray(value) && (length === undefined || value.length === length) && value.every(check);
