/**
 * A value in a message, to follow `is`, so that `"250"` is told from `250`. Of an object only that it is one: it may be of any size.
 *
 * @internal
 */
export function showGiven(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** The same with all of an object. What JSON has no word for is named: `NaN`, and an object that holds itself. */
export function showJson(value: unknown): string {
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? showGiven(value);
  } catch {
    return showGiven(value);
  }
}
