/** Values that a document may have beyond one for each byte, when every alias is written out. */
const MOST_VALUES = 1_000_000;

/**
 * What is wrong with the aliases of a value, or nothing. Aliases share one object, so a few lines can stand for more values than any
 * memory holds ("billion laughs"), or hold themselves.
 *
 * @param bytes of the text that the value was read from
 */
export function findAliasFault(value: unknown, bytes: number): string | undefined {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let isLoop = false;

  const sizeOf = (part: unknown): number => {
    if (typeof part !== 'object' || part === null) return 1;
    if (open.has(part)) {
      isLoop = true;
      return 0;
    }
    const known = sizes.get(part);
    if (known !== undefined) return known;
    open.add(part);
    const size = Object.values(part).reduce<number>((sum, child) => sum + sizeOf(child), 1);
    open.delete(part);
    sizes.set(part, size);
    return size;
  };

  const size = sizeOf(value);
  if (isLoop) return 'an anchor holds an alias of itself; write the value out';
  if (size > MOST_VALUES + bytes) return 'its aliases stand for more than a million values; write out what is needed of them';
  return undefined;
}
