/** Letters that a typing mistake changes at most, by the length of the shorter name. */
const most = (length: number) => (length >= 5 ? 2 : Number(length === 4));

/**
 * The one of some names that somebody mistyped, in one place of it: `redsi` for `redis`. Names that differ in numbers alone are meant:
 * `redis-1` is not `redis-2`.
 */
export function findMistyped(written: string, names: Iterable<string>): string | undefined {
  for (const name of names) {
    if (name !== written && isMistyped(written, name)) return name;
  }
  return undefined;
}

function isMistyped(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (Math.abs(a.length - b.length) > 2) return false;
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const changed = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return changed.every(({ length }) => length <= most(shorter)) && !changed.every((part) => /^[-\d]*$/.test(part));
}
