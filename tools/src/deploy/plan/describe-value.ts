/** Longer values say less than the name of their field. */
const MOST_CHARACTERS = 80;

/** A value of a field, in one line; three dots for a long one. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? '…' : text;
}
