/**
 * The word that somebody meant who wrote another: the one that is the fewest inserted, deleted or replaced letters, or neighbours that
 * changed places, away (optimal string alignment), upper and lower case alike. Nothing where too many of its letters would have to change.
 *
 * @param share of the letters that may change
 * @internal
 */
export function findNearestWord(written: string, words: readonly string[], share = 1 / 2): string | undefined {
  const [nearest] = words
    .map((word) => ({ word, distance: editDistance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.ceil(Math.max(word.length, written.length) * share))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.word;
}

/**
 * How many letters are inserted, deleted or replaced, or neighbours that changed places, between two words. Row by row of the table of all
 * prefixes, of which only the last two rows are needed.
 *
 * @internal
 */
export function editDistance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, index) => index);
  let rows: readonly (readonly number[])[] = [[], first];
  for (let row = 1; row <= a.length; row += 1) {
    const [twoAbove = [], above = []] = rows;
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(above, column - 1) + Number(a[row - 1] !== b[column - 1]);
      const isSwapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwapped ? at(twoAbove, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, at(above, column) + 1, at(current, column - 1) + 1));
    }
    rows = [above, current];
  }
  return at(rows[1] ?? [], b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
